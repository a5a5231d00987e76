package org.ieum.cli.report.section;

import java.util.Optional;
import org.ieum.cli.report.page.Numbers;
import org.ieum.federation.model.Performance;
import org.ieum.federation.model.Withheld;
import org.ieum.federation.query.LeastPart;

/** What small hospitals keep to themselves, in words. */
final class WithheldWords {
  private static final String FEW =
      "fewer than "
          + LeastPart.RECORDS
          + " of these records, or fewer than "
          + LeastPart.OF_A_KIND
          + " with or without the outcome";

  static final String TOO_FEW = "hold " + FEW;
  static final String TOO_FEW_EACH = "holds " + FEW;

  private WithheldWords() {}

  /** That the figures are without some hospitals' records; empty where they are of all. */
  static Optional<String> of(Performance p) {
    Withheld withheld = p.appraisal().withheld();
    return withheld.sites() == 0
        ? Optional.empty()
        : Optional.of(
            "The figures are without "
                + (withheld.sites() == 1
                    ? "one hospital, which " + TOO_FEW_EACH
                    : withheld.sites() + " hospitals, which " + TOO_FEW)
                + ": about "
                + Numbers.count(withheld.records())
                + " records, about "
                + Numbers.count(withheld.events())
                + " of them with the outcome, in fives of records a hospital.");
  }
}
