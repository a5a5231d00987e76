package org.ieum.node.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Optional;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.study.StudyManifest;
import org.ieum.testkit.SyntheticCohort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionsTest {
  private final StudyManifest study = new SyntheticCohort(-1, 0.5).study(3);

  @Test
  void aStudyWaitsUntilAPersonDecides(@TempDir Path state) {
    Decisions decisions = Decisions.of(state);
    decisions.ask(study);
    assertThat(decisions.pending()).containsExactly(study);
    assertThat(decisions.verdict(study.digest())).isEmpty();

    Decisions.of(state).approve(study.id(), "kim");
    assertThat(decisions.pending()).isEmpty();
    assertThat(decisions.verdict(study.digest()))
        .isEqualTo(Optional.of(new Decisions.Verdict(true, "kim", "")));
  }

  @Test
  void aRefusalKeepsItsReasonHere(@TempDir Path state) {
    Decisions decisions = Decisions.of(state);
    decisions.ask(study);
    decisions.refuse(study.digest().substring(0, 8), "kim", "not before the committee meets");
    assertThat(decisions.verdict(study.digest()).orElseThrow().reason())
        .isEqualTo("not before the committee meets");
  }

  @Test
  void aStudyThatDoesNotWaitCannotBeDecided(@TempDir Path state) {
    Decisions decisions = Decisions.of(state);
    assertThatExceptionOfType(IeumException.class)
        .isThrownBy(() -> decisions.approve("heart", "kim"))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_STUDY))
        .withMessageContaining("found 0");
  }
}
