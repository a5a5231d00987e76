package org.ieum.spark.omop.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The tables and columns of the CDM, versions 5.3 and 5.4, that studies read. */
public final class CdmSpecification {
  /** Versions that studies can be run on. */
  public static final List<String> VERSIONS = List.of("5.3", "5.4");

  private static final String RESOURCE = "cdm.txt";
  private static final CdmSpecification ONLY = new CdmSpecification(load());

  private final Map<String, CdmTable> tables;

  private CdmSpecification(Map<String, CdmTable> tables) {
    this.tables = tables;
  }

  /** Both versions agree in what studies read. */
  public static CdmSpecification get() {
    return ONLY;
  }

  public Collection<CdmTable> tables() {
    return tables.values();
  }

  public Optional<CdmTable> table(String name) {
    return Optional.ofNullable(tables.get(name));
  }

  /** The core tables and those named. */
  Set<String> withCore(Set<String> names) {
    Set<String> all = new TreeSet<>(names);
    tables.values().stream().filter(CdmTable::core).map(CdmTable::name).forEach(all::add);
    return all;
  }

  private static Map<String, CdmTable> load() {
    Map<String, CdmTable> tables = new LinkedHashMap<>();
    String name = "";
    List<String> kinds = List.of();
    List<CdmColumn> columns = new ArrayList<>();
    for (String line : lines()) {
      String[] words = line.split(" ", -1);
      if (words[0].equals("table")) {
        put(tables, name, kinds, columns);
        name = words[1];
        kinds = List.of(words).subList(2, words.length);
        columns = new ArrayList<>();
      } else {
        columns.add(column(words));
      }
    }
    put(tables, name, kinds, columns);
    return tables;
  }

  private static void put(
      Map<String, CdmTable> tables, String name, List<String> kinds, List<CdmColumn> columns) {
    if (!name.isEmpty()) {
      tables.put(
          name, new CdmTable(name, kinds.contains("core"), kinds.contains("vocabulary"), columns));
    }
  }

  private static CdmColumn column(String[] words) {
    List<String> marks = List.of(words).subList(2, words.length);
    int arrow = marks.indexOf(">");
    Optional<CdmColumn.Reference> reference = Optional.empty();
    if (arrow >= 0) {
      List<String> target = List.of(marks.get(arrow + 1).split("\\.", -1));
      reference = Optional.of(new CdmColumn.Reference(target.get(0), target.get(1)));
    }
    int in = marks.indexOf("in");
    Optional<CdmColumn.Limits> limits =
        in < 0
            ? Optional.empty()
            : Optional.of(
                new CdmColumn.Limits(
                    Long.parseLong(marks.get(in + 1)), Long.parseLong(marks.get(in + 2))));
    return new CdmColumn(
        words[0],
        ColumnType.valueOf(words[1].toUpperCase(Locale.ROOT)),
        marks.contains("!"),
        marks.contains("key"),
        reference,
        limits,
        marks.contains("end"));
  }

  private static List<String> lines() {
    try (InputStream in = CdmSpecification.class.getResourceAsStream(RESOURCE)) {
      String text =
          new String(Objects.requireNonNull(in, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
