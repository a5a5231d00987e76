package org.ieum.spark.omop.quality;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.ieum.clinical.cohort.Domain;
import org.ieum.clinical.covariate.CovariateDefinition;
import org.ieum.clinical.covariate.Feature;
import org.ieum.spark.omop.Cdm;

/** The rows that covariates are made of, in one scan a table. */
final class CovariateEvents {
  /** So many literals still make a filter that a database can use. */
  private static final int LISTED = 1_000;

  private final SparkSession session;
  private final Cdm cdm;
  private final Map<String, Set<Long>> concepts;

  CovariateEvents(SparkSession session, Cdm cdm, Map<String, Set<Long>> concepts) {
    this.session = session;
    this.cdm = cdm;
    this.concepts = concepts;
  }

  static String conceptSet(Feature feature) {
    if (feature instanceof Feature.Presence f) {
      return f.conceptSet();
    } else if (feature instanceof Feature.DayCount f) {
      return f.conceptSet();
    } else if (feature instanceof Feature.LatestValue f) {
      return f.conceptSet();
    } else if (feature instanceof Feature.LatestLevel f) {
      return f.conceptSet();
    }
    return "";
  }

  static List<Domain> domains(Feature feature) {
    if (feature instanceof Feature.Presence f) {
      return f.domains();
    } else if (feature instanceof Feature.DayCount f) {
      return List.of(f.domain());
    } else if (feature instanceof Feature.LatestValue f) {
      return List.of(f.domain());
    } else if (feature instanceof Feature.LatestLevel f) {
      return List.of(f.domain());
    }
    return List.of();
  }

  /** person_id, covariate (place in the list), start: of all domains. */
  Dataset<Row> dated(List<CovariateDefinition> covariates) {
    Dataset<Row> all =
        session.createDataFrame(
            List.of(),
            new StructType()
                .add("person_id", DataTypes.LongType)
                .add("covariate", DataTypes.IntegerType)
                .add("start", DataTypes.DateType));
    for (Domain domain : Domain.values()) {
      if (covariates.stream().anyMatch(c -> domains(c.feature()).contains(domain))) {
        all =
            all.unionByName(
                rows(domain, covariates)
                    .select(
                        col("person_id"), col("covariate"), col(domain.startColumn()).as("start")));
      }
    }
    return all;
  }

  /** The rows of a domain with the place of each covariate that they belong to. */
  Dataset<Row> rows(Domain domain, List<CovariateDefinition> covariates) {
    List<Row> pairs = new ArrayList<>();
    Set<Long> wanted = new TreeSet<>();
    for (int i = 0; i < covariates.size(); i++) {
      Feature feature = covariates.get(i).feature();
      if (domains(feature).contains(domain)) {
        for (long concept : concepts.getOrDefault(conceptSet(feature), Set.of())) {
          pairs.add(RowFactory.create(concept, i));
          wanted.add(concept);
        }
      }
    }
    Dataset<Row> map =
        session.createDataFrame(
            pairs,
            new StructType()
                .add("ieum_concept", DataTypes.LongType)
                .add("covariate", DataTypes.IntegerType));
    Dataset<Row> rows = cdm.table(domain.table());
    Column concept = col(domain.conceptColumn());
    if (wanted.isEmpty()) {
      rows = rows.where(lit(false));
    } else if (wanted.size() <= LISTED) {
      rows = rows.where(concept.isin(wanted.toArray()));
    }
    return rows.join(broadcast(map), concept.equalTo(col("ieum_concept")));
  }
}
