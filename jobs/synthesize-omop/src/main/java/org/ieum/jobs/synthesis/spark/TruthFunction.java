package org.ieum.jobs.synthesis.spark;

import java.util.Iterator;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.ieum.jobs.synthesis.Hospital;
import org.ieum.jobs.synthesis.cdm.Tables;
import org.ieum.jobs.synthesis.life.Density;
import org.ieum.jobs.synthesis.life.SiteProfile.Site;

/** Persons to their rows of the sidecar. */
final class TruthFunction implements MapPartitionsFunction<Long, Row> {
  private static final long serialVersionUID = 1L;

  private final Site site;
  private final long persons;
  private final long seed;
  private final int eventsPerPerson;

  TruthFunction(Hospital hospital) {
    this.site = hospital.site();
    this.persons = hospital.persons();
    this.seed = hospital.seed();
    this.eventsPerPerson = hospital.density().eventsPerPerson();
  }

  @Override
  public Iterator<Row> call(Iterator<Long> ids) {
    Hospital hospital = new Hospital(site, persons, seed, new Density(eventsPerPerson));
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return ids.hasNext();
      }

      @Override
      public Row next() {
        return SparkRow.of(Tables.truth(hospital.life(ids.next())));
      }
    };
  }
}
