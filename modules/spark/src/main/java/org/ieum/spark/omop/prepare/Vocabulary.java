package org.ieum.spark.omop.prepare;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.ieum.clinical.concept.ConceptItem;
import org.ieum.clinical.concept.ConceptSet;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.preview.Finding;
import org.ieum.spark.omop.Cdm;
import org.ieum.spark.omop.ConceptFilter;

/**
 * Resolves concept sets in a site's vocabulary as Circe does: concepts that the vocabulary knows,
 * valid descendants by concept_ancestor, and what maps to them by concept_relationship, less the
 * same of the excluded items.
 */
final class Vocabulary {
  private static final String DESCENDANTS = "has concept sets with descendants";
  private static final String MAPPED = "has concept sets with mapped concepts";

  private final Cdm cdm;

  Vocabulary(Cdm cdm) {
    this.cdm = cdm;
  }

  ResolvedConcepts resolve(List<ConceptSet> sets) {
    Set<Long> known = known(ids(sets, item -> true));
    Map<Long, Set<Long>> below = descendants(ids(sets, ConceptItem::descendants));
    Map<ConceptItem, Set<Long>> bases = new HashMap<>();
    Set<Long> targets = new HashSet<>();
    for (ConceptSet set : sets) {
      for (ConceptItem item : set.items()) {
        Set<Long> base = new HashSet<>();
        if (known.contains(item.conceptId())) {
          base.add(item.conceptId());
        }
        if (item.descendants()) {
          base.addAll(below.getOrDefault(item.conceptId(), Set.of()));
        }
        bases.put(item, base);
        if (item.mapped()) {
          targets.addAll(base);
        }
      }
    }
    Map<Long, Set<Long>> sources = sources(targets);
    List<Finding> findings = new ArrayList<>();
    Map<String, Set<Long>> resolved = new LinkedHashMap<>();
    for (ConceptSet set : sets) {
      Set<Long> concepts = concepts(set, item -> !item.excluded(), bases, sources);
      concepts.removeAll(concepts(set, ConceptItem::excluded, bases, sources));
      resolved.put(set.name(), concepts);
      judge(set, known, bases, below, findings);
    }
    return new ResolvedConcepts(resolved, findings);
  }

  /** What the vocabulary lacks of a set's included concepts. */
  private static void judge(
      ConceptSet set,
      Set<Long> known,
      Map<ConceptItem, Set<Long>> bases,
      Map<Long, Set<Long>> below,
      List<Finding> findings) {
    List<ConceptItem> included = set.items().stream().filter(i -> !i.excluded()).toList();
    String subject = "concept set " + set.name();
    long unknown = included.stream().filter(i -> bases.getOrDefault(i, Set.of()).isEmpty()).count();
    if (unknown > 0) {
      findings.add(
          Finding.of(
              Finding.Code.UNKNOWN_CONCEPTS,
              subject,
              unknown,
              included.size(),
              "expected the site's vocabulary to know its concepts, found "
                  + (unknown == included.size() ? "none" : "fewer")
                  + " of them; load the vocabulary that holds them"));
    }
    long alone =
        included.stream()
            .filter(i -> i.descendants() && known.contains(i.conceptId()))
            .filter(i -> !below.containsKey(i.conceptId()))
            .count();
    if (alone > 0) {
      findings.add(
          Finding.of(
              Finding.Code.NO_DESCENDANTS,
              subject,
              alone,
              included.size(),
              "expected rows of its concepts in concept_ancestor, found concepts without any, which"
                  + " stand for themselves alone; load the table whole, or ask the study for"
                  + " standard concepts"));
    }
  }

  private static Set<Long> concepts(
      ConceptSet set,
      Predicate<ConceptItem> which,
      Map<ConceptItem, Set<Long>> bases,
      Map<Long, Set<Long>> sources) {
    Set<Long> concepts = new HashSet<>();
    for (ConceptItem item : set.items()) {
      if (which.test(item)) {
        Set<Long> base = bases.getOrDefault(item, Set.of());
        concepts.addAll(base);
        if (item.mapped()) {
          base.forEach(c -> concepts.addAll(sources.getOrDefault(c, Set.of())));
        }
      }
    }
    return concepts;
  }

  private static Set<Long> ids(List<ConceptSet> sets, Predicate<ConceptItem> which) {
    Set<Long> ids = new HashSet<>();
    for (ConceptSet set : sets) {
      set.items().stream().filter(which).forEach(i -> ids.add(i.conceptId()));
    }
    return ids;
  }

  private Set<Long> known(Set<Long> ids) {
    Optional<Dataset<Row>> concept = table("concept");
    if (concept.isEmpty()) {
      return ids;
    }
    Set<Long> known = new HashSet<>();
    concept
        .get()
        .where(ConceptFilter.in(col("concept_id"), ids))
        .select("concept_id")
        .collectAsList()
        .forEach(r -> known.add(r.getLong(0)));
    if (known.isEmpty()) {
      refuseEmpty("concept", concept.get(), "names concepts");
    }
    return known;
  }

  private Map<Long, Set<Long>> descendants(Set<Long> ancestors) {
    if (ancestors.isEmpty()) {
      return Map.of();
    }
    Dataset<Row> all =
        table("concept_ancestor").orElseThrow(() -> lacks("concept_ancestor", DESCENDANTS, "none"));
    Dataset<Row> pairs =
        all.where(ConceptFilter.in(col("ancestor_concept_id"), ancestors))
            .select("ancestor_concept_id", "descendant_concept_id");
    Optional<Dataset<Row>> concept = table("concept");
    if (concept.isPresent()) {
      Dataset<Row> valid =
          concept.get().where(col("invalid_reason").isNull()).select(col("concept_id"));
      pairs =
          pairs.join(
              valid, pairs.col("descendant_concept_id").equalTo(valid.col("concept_id")), "semi");
    }
    Map<Long, Set<Long>> below = grouped(pairs);
    if (below.isEmpty()) {
      refuseEmpty("concept_ancestor", all, DESCENDANTS);
    }
    return below;
  }

  private Map<Long, Set<Long>> sources(Set<Long> targets) {
    if (targets.isEmpty()) {
      return Map.of();
    }
    Dataset<Row> all =
        table("concept_relationship")
            .orElseThrow(() -> lacks("concept_relationship", MAPPED, "none"));
    Map<Long, Set<Long>> sources =
        grouped(
            all.where(
                    col("relationship_id")
                        .equalTo("Maps to")
                        .and(col("invalid_reason").isNull())
                        .and(ConceptFilter.in(col("concept_id_2"), targets)))
                .select("concept_id_2", "concept_id_1"));
    if (sources.isEmpty()) {
      refuseEmpty("concept_relationship", all, MAPPED);
    }
    return sources;
  }

  private static Map<Long, Set<Long>> grouped(Dataset<Row> pairs) {
    Map<Long, Set<Long>> grouped = new HashMap<>();
    for (Row r : pairs.collectAsList()) {
      grouped.computeIfAbsent(r.getLong(0), k -> new HashSet<>()).add(r.getLong(1));
    }
    return grouped;
  }

  private Optional<Dataset<Row>> table(String name) {
    return Tables.find(cdm, name);
  }

  private void refuseEmpty(String table, Dataset<Row> rows, String why) {
    if (rows.isEmpty()) {
      throw lacks(table, why, "an empty one");
    }
  }

  private IeumException lacks(String table, String why, String found) {
    return new IeumException(
        ErrorCode.BAD_TABLE,
        "CDM "
            + cdm.address()
            + ": expected the vocabulary's table "
            + table
            + ", because the study "
            + why
            + ", found "
            + found
            + "; load the vocabulary from Athena");
  }
}
