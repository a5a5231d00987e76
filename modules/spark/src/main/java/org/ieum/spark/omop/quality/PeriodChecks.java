package org.ieum.spark.omop.quality;

import java.util.List;
import org.ieum.federation.preview.Finding;

/** Whether a person's observation periods overlap. */
final class PeriodChecks {
  private PeriodChecks() {}

  static List<Finding> findings(List<PersonPass.Part> parts) {
    long overlapping = parts.stream().mapToLong(PersonPass.Part::overlapping).sum();
    return overlapping == 0
        ? List.of()
        : List.of(
            Finding.of(
                Finding.Code.OVERLAPPING_PERIODS,
                "observation_period",
                overlapping,
                parts.stream().mapToLong(PersonPass.Part::withPeriods).sum(),
                "expected periods of a person that do not overlap, found persons with such; join"
                    + " them in the ETL"));
  }
}
