package org.ieum.jobs.synthesis.spark;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.ieum.jobs.synthesis.Hospital;
import org.ieum.jobs.synthesis.cdm.CdmTable;
import org.ieum.jobs.synthesis.life.Density;
import org.ieum.jobs.synthesis.life.SiteProfile.Site;

/** Persons to the rows of one table, person by person; no more than one person is in memory. */
final class PersonRowsFunction implements MapPartitionsFunction<Long, Row> {
  private static final long serialVersionUID = 1L;

  private final Site site;
  private final long persons;
  private final long seed;
  private final int eventsPerPerson;
  private final CdmTable table;

  PersonRowsFunction(Hospital hospital, CdmTable table) {
    this.site = hospital.site();
    this.persons = hospital.persons();
    this.seed = hospital.seed();
    this.eventsPerPerson = hospital.density().eventsPerPerson();
    this.table = table;
  }

  @Override
  public Iterator<Row> call(Iterator<Long> ids) {
    Hospital hospital = new Hospital(site, persons, seed, new Density(eventsPerPerson));
    Queue<Row> rows = new ArrayDeque<>();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        while (rows.isEmpty() && ids.hasNext()) {
          long person = ids.next();
          hospital.rows(table, person, person, row -> rows.add(SparkRow.of(row)));
        }
        return !rows.isEmpty();
      }

      @Override
      public Row next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return rows.remove();
      }
    };
  }
}
