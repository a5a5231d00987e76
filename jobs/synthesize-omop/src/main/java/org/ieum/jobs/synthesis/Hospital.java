package org.ieum.jobs.synthesis;

import java.util.function.Consumer;
import org.ieum.jobs.synthesis.cdm.CdmTable;
import org.ieum.jobs.synthesis.cdm.Tables;
import org.ieum.jobs.synthesis.life.Density;
import org.ieum.jobs.synthesis.life.Life;
import org.ieum.jobs.synthesis.life.SiteProfile.Site;

/**
 * A synthetic hospital: everything about it follows from these four values.
 *
 * @param persons person ids are 1 to this
 */
public record Hospital(Site site, long persons, long seed, Density density) {
  /** The seed of the published figures. */
  public static final long SEED = 2026;

  public Hospital {
    if (persons < 1 || persons > 100_000_000) {
      throw new IllegalArgumentException("persons: expected 1 to 100000000, found " + persons);
    }
  }

  /** A person by id. */
  public Life life(long person) {
    return Life.draw(site, density, seed, person);
  }

  /**
   * The rows of a table that belong to persons, in the order of the table's columns; see {@link
   * CdmTable.Type} for the values.
   */
  public void rows(CdmTable table, long firstPerson, long lastPerson, Consumer<Object[]> sink) {
    for (long person = firstPerson; person <= lastPerson; person++) {
      Tables.rows(table, life(person), sink);
    }
  }

  /** The rows of a table that belong to no person. */
  public void fixedRows(CdmTable table, Consumer<Object[]> sink) {
    Tables.fixed(table, site, persons, seed).forEach(sink);
  }
}
