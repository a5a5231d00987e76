package org.ieum.spark;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.ieum.federation.study.Nfc;

/**
 * A raw column by its name, in SQL: under whichever of its spellings, composed (NFC) or in parts
 * (NFD), the table has it, as in a site's table.
 *
 * <p>SQL refuses a name that a table lacks. So a statement over columns of several spellings puts
 * all of them, as nulls without a type, around the table; see {@link #around}.
 */
record RawColumn(String name) {
  private static final String ROW = "ieum_row";

  /** The column's value; where the table has no such column, an error that names the spellings. */
  String sql() {
    Set<String> spellings = spellings();
    if (spellings.size() == 1) {
      return identifier(name);
    }
    String any =
        "coalesce("
            + spellings.stream().map(RawColumn::identifier).collect(Collectors.joining(", "))
            + ")";
    return "CASE WHEN typeof("
        + any
        + ") = 'void' THEN raise_error("
        + RawCell.quoted(lacking())
        + ") ELSE "
        + any
        + " END";
  }

  private String lacking() {
    return "column '"
        + name
        + "': expected it composed (NFC, "
        + codePoints(Nfc.of(name))
        + ") or in parts (NFD, "
        + codePoints(Nfc.decomposed(name))
        + "), found neither; rename the table's column";
  }

  private static String codePoints(String text) {
    return text.codePoints()
        .mapToObj(c -> "U+" + Integer.toHexString(c).toUpperCase(Locale.ROOT))
        .collect(Collectors.joining(" "));
  }

  /** A selection from the table {@code __THIS__}, in which each column has all its spellings. */
  static String around(List<RawColumn> columns, String select) {
    String nulls =
        columns.stream()
            .map(RawColumn::spellings)
            .filter(spellings -> spellings.size() > 1)
            .flatMap(Set::stream)
            .distinct()
            .map(spelling -> "NULL AS " + identifier(spelling))
            .collect(Collectors.joining(", "));
    return nulls.isEmpty()
        ? select
        : "SELECT "
            + ROW
            + ".* FROM (SELECT "
            + nulls
            + ") ieum_spellings, LATERAL ("
            + select
            + ") "
            + ROW;
  }

  private Set<String> spellings() {
    Set<String> spellings = new LinkedHashSet<>();
    spellings.add(name);
    spellings.add(Nfc.of(name));
    spellings.add(Nfc.decomposed(name));
    return spellings;
  }

  private static String identifier(String name) {
    return "`" + name.replace("`", "``") + "`";
  }
}
