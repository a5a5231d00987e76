package org.ieum.spark.omop.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.ieum.clinical.cohort.Domain;
import org.ieum.clinical.concept.ConceptSet;
import org.ieum.clinical.covariate.CovariateDefinition;
import org.ieum.clinical.omop.OmopDefinition;
import org.ieum.federation.preview.Finding;
import org.ieum.spark.omop.Cdm;

/** Whether the concepts of the rows are in the vocabulary, and those of the study in the rows. */
final class ConceptChecks {
  private static final double MOST_UNMAPPED = 0.2;

  private final Cdm cdm;
  private final Map<String, Set<Long>> concepts;

  ConceptChecks(Cdm cdm, Map<String, Set<Long>> concepts) {
    this.cdm = cdm;
    this.concepts = concepts;
  }

  List<Finding> findings(List<String> tables, OmopDefinition definition) {
    List<Finding> findings = new ArrayList<>();
    for (ConceptSet set : definition.conceptSets()) {
      if (concepts.getOrDefault(set.name(), Set.of()).isEmpty()) {
        findings.add(
            Finding.of(
                Finding.Code.UNKNOWN_CONCEPTS,
                "concept set " + set.name(),
                set.items().size(),
                set.items().size(),
                "expected the site's vocabulary to know its concepts, found none of them; load the"
                    + " vocabulary that holds them"));
      }
    }
    Optional<Dataset<Row>> counts = counts(tables);
    counts.ifPresent(c -> vocabulary(c, findings));
    counts.ifPresent(c -> recorded(c, tables, definition, findings));
    return findings;
  }

  /** table, concept, rows. */
  private Optional<Dataset<Row>> counts(List<String> tables) {
    Optional<Dataset<Row>> all = Optional.empty();
    for (Domain domain : Domain.values()) {
      if (tables.contains(domain.table())
          && domain != Domain.OBSERVATION_PERIOD
          && domain != Domain.DEATH) {
        Dataset<Row> counted =
            cdm.table(domain.table())
                .where(col(domain.conceptColumn()).isNotNull())
                .groupBy(lit(domain.table()).as("table"), col(domain.conceptColumn()).as("concept"))
                .agg(count(lit(1)).as("rows"));
        all = Optional.of(all.map(a -> a.union(counted)).orElse(counted));
      }
    }
    return all.map(Dataset::cache);
  }

  private void vocabulary(Dataset<Row> counts, List<Finding> findings) {
    Dataset<Row> known = cdm.table("concept").select(col("concept_id")).distinct();
    Column absent = col("concept_id").isNull().and(col("concept").notEqual(0));
    for (Row r :
        counts
            .join(known, counts.col("concept").equalTo(known.col("concept_id")), "left")
            .groupBy("table")
            .agg(
                sum("rows"),
                sum(when(absent, col("rows")).otherwise(0L)),
                sum(when(absent, 1L).otherwise(0L)),
                sum(when(col("concept").equalTo(0), col("rows")).otherwise(0L)))
            .orderBy("table")
            .collectAsList()) {
      long rows = r.getLong(1);
      if (r.getLong(2) > 0) {
        findings.add(
            Finding.of(
                Finding.Code.FOREIGN_KEY,
                r.getString(0) + ", concepts",
                r.getLong(2),
                rows,
                "expected concepts of the table concept, found "
                    + r.getLong(3)
                    + " that it lacks; load the vocabulary that holds them"));
      }
      if (r.getLong(4) > MOST_UNMAPPED * rows) {
        findings.add(
            Finding.of(
                Finding.Code.UNMAPPED,
                r.getString(0),
                r.getLong(4),
                rows,
                "expected rows with a standard concept, found concept 0; map the source codes"));
      }
    }
  }

  /** Covariates of which nobody here has a row. */
  private void recorded(
      Dataset<Row> counts, List<String> tables, OmopDefinition definition, List<Finding> findings) {
    Map<String, Set<Long>> there = new HashMap<>();
    Set<Long> wanted = new java.util.TreeSet<>();
    concepts.values().forEach(wanted::addAll);
    for (Row r : counts.where(col("concept").isin(wanted.toArray())).collectAsList()) {
      there.computeIfAbsent(r.getString(0), t -> new java.util.HashSet<>()).add(r.getLong(1));
    }
    for (CovariateDefinition c : definition.covariates()) {
      List<Domain> domains = CovariateEvents.domains(c.feature());
      Set<Long> meant = concepts.getOrDefault(CovariateEvents.conceptSet(c.feature()), Set.of());
      boolean looked = domains.stream().allMatch(d -> tables.contains(d.table()));
      boolean found =
          domains.stream()
              .anyMatch(
                  d -> there.getOrDefault(d.table(), Set.of()).stream().anyMatch(meant::contains));
      if (!domains.isEmpty() && looked && !found) {
        findings.add(
            Finding.of(
                Finding.Code.NEVER_RECORDED,
                c.name(),
                0,
                0,
                "expected rows of its concepts, found none of anyone, ever; the covariate is masked"
                    + " at this site"));
      }
    }
  }
}
