package org.ieum.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.query.Moments;
import org.ieum.federation.reference.InMemorySiteTable;
import org.ieum.federation.study.StudyManifest;
import org.ieum.testkit.FaultyFederation.Moment;
import org.junit.jupiter.api.Test;

class FaultyFederationTest {
  @Test
  void failsOnceWhereToldToAndThenGoesOn() {
    SyntheticCohort cohort = new SyntheticCohort(0, 1);
    StudyManifest study = cohort.study(2);
    FaultyFederation federation =
        new FaultyFederation(
                InMemorySiteTable.federate(study, cohort.draw(study, 50, 0, 1).split(2)))
            .failing(2, Moment.BEFORE_ASKING, ErrorCode.SITE_UNAVAILABLE)
            .failing(2, Moment.AFTER_ASKING, ErrorCode.ENGINE_FAILED);
    Moments query = new Moments();
    assertThat(federation.ask(query).count("records")).isEqualTo(50);
    fails(federation, ErrorCode.SITE_UNAVAILABLE);
    assertThat(federation.asked()).isEqualTo(1);
    fails(federation, ErrorCode.ENGINE_FAILED);
    assertThat(federation.asked()).isEqualTo(2);
    assertThat(federation.ask(query).count("records")).isEqualTo(50);
    assertThat(federation.asked()).isEqualTo(3);
  }

  private static void fails(FaultyFederation federation, ErrorCode code) {
    assertThatThrownBy(() -> federation.ask(new Moments()))
        .isInstanceOfSatisfying(IeumException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
