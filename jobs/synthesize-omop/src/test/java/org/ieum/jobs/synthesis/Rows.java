package org.ieum.jobs.synthesis;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ieum.jobs.synthesis.cdm.CdmTable;
import org.jspecify.annotations.Nullable;

/** A table in memory, read by column names alone, as a study would. */
record Rows(CdmTable table, List<Object[]> rows) {
  static Rows of(Hospital hospital, CdmTable table) {
    List<Object[]> rows = new ArrayList<>();
    if (table.ofPersons()) {
      hospital.rows(table, 1, hospital.persons(), rows::add);
    } else {
      hospital.fixedRows(table, rows::add);
    }
    return new Rows(table, rows);
  }

  int column(String name) {
    for (int i = 0; i < table.columns().size(); i++) {
      if (table.columns().get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException(name);
  }

  @Nullable Object get(Object[] row, String column) {
    return row[column(column)];
  }

  long id(Object[] row, String column) {
    return (Long) requireNonNull(get(row, column));
  }

  LocalDate day(Object[] row, String column) {
    return (LocalDate) requireNonNull(get(row, column));
  }

  /** Rows by person. */
  Map<Long, List<Object[]>> byPerson() {
    Map<Long, List<Object[]>> persons = new HashMap<>();
    for (Object[] row : rows) {
      persons.computeIfAbsent(id(row, "person_id"), p -> new ArrayList<>()).add(row);
    }
    return persons;
  }
}
