package org.ieum.cli.report.section;

import org.ieum.cli.report.page.Html;

/** What a model of the time to an event gives. */
final class RelativeHazard {
  private RelativeHazard() {}

  static void write(Html page, Source s) {
    page.p(
        "The model gives a relative hazard: how many times as often ‘"
            + s.predicted().column()
            + "’ happens, at any time, to persons with these predictors as to one of the same hospital"
            + " with the mean of every predictor. It orders persons; it is no risk, since the"
            + " hospitals’ own rates at which events happen over time never left them.");
    page.p(
        "The ratio of two persons’ hazards is taken to be the same at all times (proportional"
            + " hazards); this study does not test that.");
    page.absent(
        "The study declares no hazard at which to act; that is a clinical decision that remains to be"
            + " made (item 15).");
  }
}
