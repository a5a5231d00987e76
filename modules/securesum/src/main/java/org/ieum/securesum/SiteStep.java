package org.ieum.securesum;

import java.util.List;

/**
 * What follows from an input. The runner makes every record durable first, then takes the next
 * phase, then sends.
 *
 * @param journal must be on stable storage before anything is sent
 * @param send in this order
 */
public record SiteStep(SitePhase next, List<JournalRecord> journal, List<FromSite> send) {
  public SiteStep {
    journal = List.copyOf(journal);
    send = List.copyOf(send);
  }

  static SiteStep to(SitePhase next) {
    return new SiteStep(next, List.of(), List.of());
  }

  static SiteStep repeat(SitePhase same, FromSite message) {
    return new SiteStep(same, List.of(), List.of(message));
  }

  static SiteStep durably(SitePhase next, JournalRecord journal, FromSite message) {
    return new SiteStep(next, List.of(journal), List.of(message));
  }

  static SiteStep durably(SitePhase next, JournalRecord journal) {
    return new SiteStep(next, List.of(journal), List.of());
  }
}
