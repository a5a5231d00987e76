package org.ieum.jobs.synthesis.cdm;

import java.time.LocalDate;
import org.ieum.jobs.synthesis.life.SiteProfile.Site;

/** What a hospital says of its database. */
final class SourceRow {
  private static final LocalDate RELEASE = LocalDate.of(2025, 7, 1);
  private static final long CDM_5_4 = 756265;

  private SourceRow() {}

  static Object[] of(Site site, long persons, long seed) {
    return new Object[] {
      "Synthetic hospital " + site.title(),
      site.id(),
      "Ieum",
      "Synthetic: no patient stands behind any record. "
          + persons
          + " persons, seed "
          + seed
          + "; jobs/synthesize-omop says how it was made.",
      null,
      null,
      RELEASE,
      RELEASE,
      "5.4",
      CDM_5_4,
      Vocabulary.VERSION
    };
  }
}
