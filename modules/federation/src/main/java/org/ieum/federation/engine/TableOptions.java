package org.ieum.federation.engine;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The options of a site's table: which a format has and which values they may have. The node, which
 * reads them, and the engine, which uses them, judge by the same ones.
 */
public final class TableOptions {
  /**
   * Option: the time zone, by its IANA id, in which the moments that stand in columns of dates are
   * calendar days. Without it a table with such moments is refused.
   */
  public static final String TIME_ZONE = "time-zone";

  /** What Korean programs call CP949 or UHC; Java's cp949 is IBM's, another table. */
  private static final Charset CP949 = Charset.forName("MS949");

  private static final Map<String, Charset> OWN_NAMES =
      Map.of("cp949", CP949, "uhc", CP949, "ms949", CP949);

  private static final Set<String> CHARACTERS = Set.of("sep", "delimiter", "quote", "escape");

  private static final Set<String> CSV =
      Set.of(
          "sep",
          "delimiter",
          "quote",
          "escape",
          "encoding",
          "charset",
          "nullValue",
          "header",
          TIME_ZONE);

  private static final Set<String> DATABASE_TEXTS =
      Set.of("schema", "user", "password-file", TIME_ZONE);

  private static final Map<String, Range> DATABASE_NUMBERS =
      Map.of(
          "partitions", new Range(8, 1, 1024),
          "connections", new Range(4, 1, 256),
          "fetch-size", new Range(10_000, 1, 1_000_000),
          "patience", new Range(120, 0, 3600),
          "query-timeout", new Range(3600, 1, 86_400));

  /** A whole number's bounds, and what it is where the option is left out. */
  private record Range(int standard, int least, int most) {
    String expected() {
      return "a whole number from " + least + " to " + most;
    }
  }

  /**
   * A value that cannot be used.
   *
   * @param expected what may stand there
   * @param found what does, without quoting it
   */
  public record WrongValue(String option, String expected, String found) {}

  private TableOptions() {}

  /** The names of a format's options; empty where they are those of Spark's own reader. */
  public static Set<String> names(String format) {
    if (isCsv(format)) {
      return new TreeSet<>(CSV);
    }
    if (!format.equals("omop-jdbc")) {
      return Set.of();
    }
    Set<String> names = new TreeSet<>(DATABASE_TEXTS);
    names.addAll(DATABASE_NUMBERS.keySet());
    return names;
  }

  /** The values that a format's reader does not take, by option; options it lacks are passed by. */
  public static Map<String, WrongValue> wrongValues(String format, Map<String, String> options) {
    Map<String, WrongValue> wrong = new TreeMap<>();
    options.forEach(
        (option, value) -> {
          Optional<WrongValue> found =
              isCsv(format)
                  ? wrongForCsv(option, value)
                  : format.equals("omop-jdbc") ? wrongForDatabase(option, value) : Optional.empty();
          found.ifPresent(fault -> wrong.put(option, fault));
        });
    return wrong;
  }

  private static boolean isCsv(String format) {
    return format.equals("csv") || format.equals("omop-csv");
  }

  private static Optional<WrongValue> wrongForCsv(String option, String value) {
    if (CHARACTERS.contains(option)) {
      int length = character(value).length();
      boolean none = option.equals("quote") && value.isEmpty();
      return length == 1 || none
          ? Optional.empty()
          : Optional.of(new WrongValue(option, "one character", String.valueOf(length)));
    }
    if (option.equals("header") && !value.equals("true")) {
      return Optional.of(
          new WrongValue(option, "true", "another value; add a header row that names the columns"));
    }
    boolean charset = option.equals("encoding") || option.equals("charset");
    return charset && charset(value).isEmpty()
        ? Optional.of(
            new WrongValue(
                option,
                "a known character set, such as UTF-8, CP949 or windows-1252",
                "another name"))
        : Optional.empty();
  }

  private static Optional<WrongValue> wrongForDatabase(String option, String value) {
    Range range = DATABASE_NUMBERS.get(option);
    if (range == null) {
      return Optional.empty();
    }
    try {
      int number = whole(value);
      if (number >= range.least() && number <= range.most()) {
        return Optional.empty();
      }
      return Optional.of(new WrongValue(option, range.expected(), "a number beyond it"));
    } catch (ArithmeticException | NumberFormatException e) {
      return Optional.of(new WrongValue(option, range.expected(), "another text"));
    }
  }

  /** The character that a value stands for: {@code \t} is a tab. */
  public static String character(String value) {
    return value.replace("\\t", "\t");
  }

  /**
   * A database's number, its standard where the option is left out or wrong.
   *
   * @param option one of those with a range
   */
  public static int number(Map<String, String> options, String option) {
    Range range = DATABASE_NUMBERS.get(option);
    if (range == null) {
      throw new IllegalArgumentException(option + " is no number");
    }
    String value = options.get(option);
    return value == null || wrongForDatabase(option, value).isPresent()
        ? range.standard()
        : whole(value);
  }

  private static int whole(String value) {
    return new BigDecimal(value.strip()).intValueExact();
  }

  /** The character set of a name; empty where it is none. */
  public static Optional<Charset> charset(String name) {
    Charset own = OWN_NAMES.get(name.toLowerCase(Locale.ROOT));
    if (own != null) {
      return Optional.of(own);
    }
    try {
      return Optional.of(Charset.forName(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
