package org.ieum.jobs.synthesis.cdm;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The vocabulary's rows: the concepts that are used, who descends from whom, what maps to what. */
final class Vocabulary {
  private static final LocalDate FROM = LocalDate.of(1970, 1, 1);
  private static final LocalDate TO = LocalDate.of(2099, 12, 31);
  static final String VERSION = "v5.0 30-AUG-24";

  private Vocabulary() {}

  /** Source concepts by the standard concept that they map to. */
  static Map<Long, Long> sourcesByStandard() {
    Map<Long, Long> sources = new HashMap<>();
    for (String[] map : Resource.table("maps.csv")) {
      sources.put(Long.valueOf(map[1]), Long.valueOf(map[0]));
    }
    return sources;
  }

  static List<Object[]> concepts() {
    List<Object[]> rows = new ArrayList<>();
    for (String[] c : Resource.table("concepts.csv")) {
      String standard = c[5].isEmpty() ? null : c[5];
      rows.add(
          new Object[] {
            Long.valueOf(c[0]), c[1], c[2], c[3], c[4], standard, c[6], FROM, TO, null
          });
    }
    return rows;
  }

  static List<Object[]> ancestors() {
    List<Object[]> rows = new ArrayList<>();
    for (Object[] concept : concepts()) {
      if ("S".equals(concept[5])) {
        rows.add(new Object[] {concept[0], concept[0], 0, 0});
      }
    }
    for (String[] pair : Resource.table("ancestors.csv")) {
      rows.add(new Object[] {Long.valueOf(pair[0]), Long.valueOf(pair[1]), 1, 1});
    }
    return rows;
  }

  static List<Object[]> relationships() {
    List<Object[]> rows = new ArrayList<>();
    for (Object[] concept : concepts()) {
      if ("S".equals(concept[5])) {
        rows.add(new Object[] {concept[0], concept[0], "Maps to", FROM, TO, null});
      }
    }
    for (String[] map : Resource.table("maps.csv")) {
      Long source = Long.valueOf(map[0]);
      Long standard = Long.valueOf(map[1]);
      rows.add(new Object[] {source, standard, "Maps to", FROM, TO, null});
      rows.add(new Object[] {standard, source, "Mapped from", FROM, TO, null});
    }
    return rows;
  }

  /** One row a vocabulary; "None" carries the release, as in OHDSI's own files. */
  static List<Object[]> vocabularies() {
    TreeSet<String> names = new TreeSet<>();
    concepts().forEach(concept -> names.add((String) concept[3]));
    return names.stream()
        .map(n -> new Object[] {n, n, "OMOP generated", n.equals("None") ? VERSION : null, 0L})
        .toList();
  }
}
