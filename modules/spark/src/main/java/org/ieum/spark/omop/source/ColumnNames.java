package org.ieum.spark.omop.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which column of a site's table stands for which of the CDM's: by name in any case, or, where an
 * export left an expression for a name, such as {@code date(death_date,'unixepoch')}, by the one
 * column in it that the table would otherwise lack.
 */
final class ColumnNames {
  private static final Pattern WORD = Pattern.compile("[a-z_][a-z0-9_]*");

  private final Map<String, Integer> places = new HashMap<>();
  private final List<String> remarks = new ArrayList<>();

  ColumnNames(CdmTable table, List<String> found) {
    for (int i = 0; i < found.size(); i++) {
      places.putIfAbsent(found.get(i).toLowerCase(Locale.ROOT).trim(), i);
    }
    for (int i = 0; i < found.size(); i++) {
      String name = found.get(i).toLowerCase(Locale.ROOT).trim();
      if (!WORD.matcher(name).matches()) {
        expression(table, name, i);
      }
    }
  }

  /** The place of a column among the found ones. */
  Optional<Integer> place(String column) {
    return Optional.ofNullable(places.get(column));
  }

  List<String> remarks() {
    return remarks;
  }

  private void expression(CdmTable table, String name, int place) {
    List<String> lacking = new ArrayList<>();
    Matcher words = WORD.matcher(name);
    while (words.find()) {
      if (table.column(words.group()).isPresent() && !places.containsKey(words.group())) {
        lacking.add(words.group());
      }
    }
    if (lacking.size() == 1) {
      places.put(lacking.get(0), place);
      remarks.add(
          "column "
              + table.name()
              + "."
              + lacking.get(0)
              + ": expected this name, found an expression that holds it; export it again under"
              + " its name");
    }
  }
}
