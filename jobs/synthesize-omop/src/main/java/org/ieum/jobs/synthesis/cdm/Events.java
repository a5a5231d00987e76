package org.ieum.jobs.synthesis.cdm;

import java.time.LocalDate;
import java.util.function.Consumer;
import org.ieum.jobs.synthesis.life.Life;

/** Writes one person's rows of one event table: ids, dates and the visit of the day. */
final class Events {
  /** Row ids are (person − 1) · STRIDE + 1, + 2 …: unique without anyone counting. */
  static final long STRIDE = 10_000;

  /** Where an event table keeps what every event has. */
  record Shape(CdmTable table, int id, int person, int concept, int date, int type, int visit) {
    static Shape of(CdmTable table, String concept, String date, String type) {
      return new Shape(
          table,
          table.column(table.id() + "_id"),
          table.column("person_id"),
          table.column(concept),
          table.column(date),
          table.column(type),
          table.column("visit_occurrence_id"));
    }
  }

  private final Shape shape;
  private final Life life;
  private final Consumer<Object[]> sink;
  private long next;

  Events(Shape shape, Life life, Consumer<Object[]> sink) {
    this.shape = shape;
    this.life = life;
    this.sink = sink;
    this.next = firstId(life.person());
  }

  static long firstId(long person) {
    return (person - 1) * STRIDE + 1;
  }

  boolean observed(int day) {
    return day >= life.traits().entry() && day <= life.end();
  }

  /** A row that {@link #add} has yet to take; the caller fills in the table's own columns. */
  Object[] row(long concept, int day) {
    Object[] row = new Object[shape.table().columns().size()];
    row[shape.person()] = life.person();
    row[shape.concept()] = concept;
    row[shape.date()] = LocalDate.ofEpochDay(day);
    row[shape.type()] = Concepts.EHR;
    int visit = life.visits().on(day);
    if (visit >= 0) {
      row[shape.visit()] = firstId(life.person()) + visit;
    }
    return row;
  }

  /** Hands the row on under the next id. */
  void add(Object[] row) {
    if (next - firstId(life.person()) >= STRIDE) {
      throw new IllegalStateException("a person has at most " + STRIDE + " rows a table");
    }
    row[shape.id()] = next++;
    sink.accept(row);
  }
}
