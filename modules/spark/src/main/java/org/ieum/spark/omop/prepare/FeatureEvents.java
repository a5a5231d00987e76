package org.ieum.spark.omop.prepare;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.ieum.clinical.cohort.Domain;
import org.ieum.clinical.covariate.CovariateDefinition;
import org.ieum.spark.omop.CalendarDay;
import org.ieum.spark.omop.Cdm;
import org.ieum.spark.omop.ConceptFilter;

/**
 * Rows of the domains that covariates ask for: {@code person_id, feature, day, id, value, unit,
 * value_concept, concept}. Each domain is read once; a row that several features ask for comes once
 * for each.
 */
final class FeatureEvents {
  private static final StructType MAP =
      new StructType()
          .add("wanted", DataTypes.LongType, false)
          .add("feature", DataTypes.IntegerType, false)
          .add("days_from", DataTypes.IntegerType, false)
          .add("days_to", DataTypes.IntegerType, false);

  /** As far before an index date as any history reaches. */
  private static final int ALL_HISTORY = -1_000_000;

  /**
   * A population whose index dates are sent to every task; a greater one is joined by a shuffle.
   */
  private static final long MOST_BROADCAST = 3_000_000;

  private final SparkSession session;
  private final Cdm cdm;
  private final ConceptSets concepts;
  private final List<CovariateDefinition> covariates;

  FeatureEvents(
      SparkSession session, Cdm cdm, ConceptSets concepts, List<CovariateDefinition> covariates) {
    this.session = session;
    this.cdm = cdm;
    this.concepts = concepts;
    this.covariates = covariates;
  }

  /**
   * The rows inside the windows of the population.
   *
   * @param members {@code person_id, index}
   */
  Optional<Dataset<Row>> within(Dataset<Row> members, IndexDates dates) {
    Dataset<Row> index =
        members.select(col("person_id").as("member"), col("index").as("index_day"));
    Dataset<Row> joined = dates.persons() <= MOST_BROADCAST ? broadcast(index) : index;
    Dataset<Row> all = null;
    for (Domain domain : Domain.values()) {
      Optional<Dataset<Row>> rows = rows(domain, none());
      if (rows.isPresent()) {
        Dataset<Row> inside = inside(rows.get(), joined, dates);
        all = all == null ? inside : all.unionByName(inside);
      }
    }
    return Optional.ofNullable(all);
  }

  private static Set<Integer> none() {
    return Set.of();
  }

  private static Dataset<Row> inside(Dataset<Row> rows, Dataset<Row> index, IndexDates dates) {
    Column day = col("day");
    return rows.where(day.lt(dates.last()))
        .join(index, col("person_id").equalTo(col("member")))
        .where(
            day.geq(col("index_day").plus(col("days_from")))
                .and(day.leq(col("index_day").plus(col("days_to")))))
        .drop("member", "index_day", "days_from", "days_to");
  }

  /** Of some features those that anyone at the site has a row of, ever. */
  Set<Integer> recorded(Set<Integer> features) {
    Set<Integer> found = new HashSet<>();
    for (Domain domain : Domain.values()) {
      Optional<Dataset<Row>> rows = rows(domain, features);
      rows.ifPresent(
          r -> r.select("feature").distinct().collectAsList().forEach(f -> found.add(f.getInt(0))));
    }
    return found;
  }

  /**
   * A domain's rows of features.
   *
   * @param only features asked for; empty for all
   */
  private Optional<Dataset<Row>> rows(Domain domain, Set<Integer> only) {
    List<Row> map = new ArrayList<>();
    Set<Long> wanted = new TreeSet<>();
    for (int f = 0; f < covariates.size(); f++) {
      EventFeature feature = EventFeature.of(covariates.get(f).feature());
      if (feature.domains().contains(domain) && (only.isEmpty() || only.contains(f))) {
        int from = feature.window().from().orElse(ALL_HISTORY);
        for (long concept : concepts.get(feature.conceptSet())) {
          map.add(RowFactory.create(concept, f, from, feature.window().to()));
          wanted.add(concept);
        }
      }
    }
    if (map.isEmpty()) {
      return Optional.empty();
    }
    Dataset<Row> features = broadcast(session.createDataFrame(map, MAP));
    return Tables.find(cdm, domain.table())
        .map(
            table ->
                select(domain, table.where(ConceptFilter.in(DomainColumns.concept(domain), wanted)))
                    .join(features, col("concept").equalTo(col("wanted")))
                    .drop("wanted"));
  }

  private static Dataset<Row> select(Domain domain, Dataset<Row> table) {
    return table
        .select(
            col("person_id"),
            CalendarDay.of(DomainColumns.start(domain)).as("day"),
            col(domain.idColumn()).as("id"),
            DomainColumns.valued(domain, "value_as_number").as("value"),
            zero(DomainColumns.valued(domain, "unit_concept_id")).as("unit"),
            zero(DomainColumns.valued(domain, "value_as_concept_id")).as("value_concept"),
            DomainColumns.concept(domain).as("concept"))
        .where(col("person_id").isNotNull().and(col("day").isNotNull()));
  }

  private static Column zero(Column concept) {
    return functions.coalesce(concept, lit(0L));
  }
}
