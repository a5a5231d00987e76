package org.ieum.spark.omop.quality;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ieum.clinical.cohort.Domain;
import org.ieum.clinical.covariate.CovariateDefinition;
import org.ieum.clinical.omop.OmopDefinition;
import org.ieum.federation.preview.Finding;
import org.ieum.spark.omop.Cdm;
import org.ieum.spark.omop.ConceptFilter;
import org.jspecify.annotations.Nullable;

/** Whether the concepts of the rows are in the vocabulary, and those of the study in the rows. */
final class ConceptChecks {
  private static final double MOST_UNMAPPED = 0.2;

  private final Cdm cdm;
  private final Map<String, Set<Long>> concepts;

  ConceptChecks(Cdm cdm, Map<String, Set<Long>> concepts) {
    this.cdm = cdm;
    this.concepts = concepts;
  }

  /**
   * The findings.
   *
   * @param tallies by table
   * @param readable names of the tables whose cells can be read
   */
  List<Finding> findings(
      SortedMap<String, RowTally> tallies, List<String> readable, OmopDefinition definition) {
    List<Finding> findings = new ArrayList<>();
    SortedMap<String, LongCounts> counts = new TreeMap<>();
    tallies.forEach(
        (table, tally) -> {
          if (readable.contains(table)) {
            counts.put(table, tally.concepts);
          }
        });
    Set<Long> known = known(counts.values());
    counts.forEach((table, seen) -> vocabulary(table, seen, known, findings));
    recorded(counts, definition, findings);
    return findings;
  }

  /** Of the concepts of all rows those that the vocabulary has. */
  private Set<Long> known(Collection<LongCounts> counts) {
    Set<Long> seen = new TreeSet<>();
    counts.forEach(c -> c.forEach((concept, rows) -> seen.add(concept)));
    seen.remove(0L);
    Set<Long> known = new HashSet<>();
    if (!seen.isEmpty()) {
      cdm.table("concept")
          .select("concept_id")
          .where(ConceptFilter.in(col("concept_id"), seen))
          .collectAsList()
          .forEach(r -> known.add(r.getLong(0)));
    }
    return known;
  }

  private static void vocabulary(
      String table, LongCounts seen, Set<Long> known, List<Finding> findings) {
    long[] rows = new long[3];
    long[] lacking = new long[1];
    seen.forEach(
        (concept, n) -> {
          rows[0] += n;
          if (concept == 0) {
            rows[2] += n;
          } else if (!known.contains(concept)) {
            rows[1] += n;
            lacking[0]++;
          }
        });
    if (lacking[0] > 0) {
      findings.add(
          Finding.of(
              Finding.Code.FOREIGN_KEY,
              table + ", concepts",
              rows[1],
              rows[0],
              "expected concepts of the table concept, found "
                  + lacking[0]
                  + " that it lacks; load the vocabulary that holds them"));
    }
    if (rows[2] > MOST_UNMAPPED * rows[0]) {
      findings.add(
          Finding.of(
              Finding.Code.UNMAPPED,
              table,
              rows[2],
              rows[0],
              "expected rows with a standard concept, found concept 0; map the source codes"));
    }
  }

  /** Covariates of which nobody here has a row. */
  private void recorded(
      Map<String, LongCounts> counts, OmopDefinition definition, List<Finding> findings) {
    for (CovariateDefinition c : definition.covariates()) {
      List<Domain> domains = CovariateEvents.domains(c.feature());
      Set<Long> meant = concepts.getOrDefault(CovariateEvents.conceptSet(c.feature()), Set.of());
      boolean looked = domains.stream().allMatch(d -> counts.containsKey(d.table()));
      boolean found = looked && domains.stream().anyMatch(d -> any(counts.get(d.table()), meant));
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

  private static boolean any(@Nullable LongCounts seen, Set<Long> meant) {
    return seen != null && meant.stream().anyMatch(concept -> seen.of(concept) > 0);
  }
}
