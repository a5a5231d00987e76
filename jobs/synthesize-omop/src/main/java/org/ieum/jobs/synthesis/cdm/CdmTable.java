package org.ieum.jobs.synthesis.cdm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The tables of the CDM 5.4 that are written, with all columns that the specification gives them.
 */
public enum CdmTable {
  PERSON,
  OBSERVATION_PERIOD,
  VISIT_OCCURRENCE,
  CONDITION_OCCURRENCE,
  DRUG_EXPOSURE,
  MEASUREMENT,
  OBSERVATION,
  PROCEDURE_OCCURRENCE,
  DEATH,
  CDM_SOURCE,
  CONCEPT,
  CONCEPT_ANCESTOR,
  CONCEPT_RELATIONSHIP,
  VOCABULARY;

  /**
   * What a column holds; the values of rows are {@code Long}, {@code Integer}, {@code LocalDate},
   * nothing, {@code Double} and {@code String}, or null.
   */
  public enum Type {
    ID,
    WHOLE,
    DAY,
    TIME,
    NUMBER,
    TEXT
  }

  /** A column as the CDM specifies it. */
  public record Column(String name, Type type, boolean required) {}

  @SuppressWarnings("ImmutableEnumChecker") // A copy that nobody can change.
  private final List<Column> columns;

  CdmTable() {
    columns =
        Resource.lines("cdm-5.4.txt").stream()
            .filter(line -> line.startsWith(id() + " "))
            .findFirst()
            .map(CdmTable::read)
            .orElseThrow();
  }

  private static List<Column> read(String line) {
    List<Column> columns = new ArrayList<>();
    for (String word : line.substring(line.indexOf(' ') + 1).split(" ", -1)) {
      int colon = word.indexOf(':');
      Type type = type(word.charAt(colon + 1));
      columns.add(new Column(word.substring(0, colon), type, word.endsWith("!")));
    }
    return List.copyOf(columns);
  }

  private static Type type(char letter) {
    return switch (letter) {
      case 'L' -> Type.ID;
      case 'I' -> Type.WHOLE;
      case 'D' -> Type.DAY;
      case 'T' -> Type.TIME;
      case 'F' -> Type.NUMBER;
      case 'S' -> Type.TEXT;
      default -> throw new IllegalStateException("cdm-5.4.txt must not have type " + letter);
    };
  }

  /** The table's name, in lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public List<Column> columns() {
    return columns;
  }

  /** Whether its rows belong to persons; the others are the same at every hospital, or nearly. */
  public boolean ofPersons() {
    return compareTo(DEATH) <= 0;
  }

  /** SQL that creates the table in a schema of PostgreSQL. */
  public String createStatement(String schema) {
    return columns.stream()
        .map(c -> c.name() + " " + sql(c.type()) + (c.required() ? " NOT NULL" : ""))
        .collect(Collectors.joining(", ", "CREATE TABLE " + schema + "." + id() + " (", ")"));
  }

  private static String sql(Type type) {
    return switch (type) {
      case ID -> "bigint";
      case WHOLE -> "integer";
      case DAY -> "date";
      case TIME -> "timestamp";
      case NUMBER -> "double precision";
      case TEXT -> "varchar(500)";
    };
  }

  /** The position of a column that the specification has. */
  int column(String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException(id() + ": no column " + name);
  }
}
