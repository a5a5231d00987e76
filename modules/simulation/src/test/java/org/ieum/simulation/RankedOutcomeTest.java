package org.ieum.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RankedOutcomeTest {
  @Test
  void aPairCountsByItsWeightsAndATieByHalf() {
    List<RankedOutcome> records =
        List.of(
            new RankedOutcome(0.9, true, 2),
            new RankedOutcome(0.5, true, 1),
            new RankedOutcome(0.5, false, 3),
            new RankedOutcome(0.1, false, 1),
            new RankedOutcome(0.95, false, 0));
    // Pairs: 2·4 in order; 1·1 in order, 1·3 tied.
    assertThat(RankedOutcome.auc(records)).isEqualTo((8 + 1 + 1.5) / 12);
  }

  @Test
  void oneKindAloneHasNoArea() {
    assertThat(RankedOutcome.auc(List.of(new RankedOutcome(0.5, true, 1)))).isNaN();
  }
}
