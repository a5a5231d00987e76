package org.ieum.clinical.omop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.ieum.clinical.cohort.CohortExit;
import org.ieum.clinical.cohort.Domain;
import org.ieum.clinical.cohort.EventCriteria;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OmopDefinitionsTest {
  static Stream<CohortExit> exits() {
    return Stream.of(
        new CohortExit.EndOfObservation(),
        new CohortExit.DateOffset(true, 7),
        new CohortExit.DateOffset(false, 0),
        new CohortExit.CustomEra("drug", 30, 0, -1));
  }

  @ParameterizedTest
  @MethodSource("exits")
  void readsBackWhatItWroteByteForByte(CohortExit exit) {
    OmopDefinition definition = Definitions.everything(exit);
    String json = OmopDefinitions.toJson(definition);
    OmopDefinition back = OmopDefinitions.fromJson(json);
    assertThat(back.target().exit()).isEqualTo(exit);
    assertThat(back.covariates()).isEqualTo(definition.covariates());
    assertThat(back.outcome()).isEqualTo(definition.outcome());
    assertThat(OmopDefinitions.toJson(back)).isEqualTo(json);
  }

  @Test
  void leavesOutWhatNarrowsNothing() {
    assertThat(OmopDefinitions.toJson(Definitions.everything(new CohortExit.EndOfObservation())))
        .contains(
            "\"censoring\":[{\"conceptSet\":\"disease\",\"domain\":\"CONDITION_OCCURRENCE\"}]")
        .contains("\"quantity\":{\"high\":\"0x1.8p1\",\"low\":\"0x0.0p0\"}")
        .contains("\"gender\":[8507,8532]");
  }

  @Test
  void refusesTextThatIsNotCanonical() {
    String json = OmopDefinitions.toJson(Definitions.everything(new CohortExit.EndOfObservation()));
    for (String other :
        List.of(
            "{",
            "{}",
            json + " ",
            json.replace("\"priorDays\":365", "\"priorDays\":365,\"extra\":1"),
            json.replace("[8507,8532]", "[8532,8507]"),
            json.replace("VISIT_OCCURRENCE", "NOTE_NLP"),
            json.replace("\"2012-01-01\"", "\"2012-13-01\""),
            json.replace("\"to\":-1", "\"to\":0"),
            json.replace("\"conceptSet\":\"lab\"", "\"conceptSet\":\"lap\""))) {
      assertThatThrownBy(() -> OmopDefinitions.fromJson(other))
          .as(other)
          .isInstanceOfSatisfying(
              IeumException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_STUDY));
    }
  }

  @Test
  void aDefinitionNamesOnlyConceptSetsThatItHas() {
    OmopDefinition d = Definitions.everything(new CohortExit.EndOfObservation());
    assertThatThrownBy(
            () ->
                new OmopDefinition(
                    d.conceptSets(),
                    Definitions.simple("x", EventCriteria.of(Domain.DEATH, "cause")),
                    d.outcome(),
                    d.population(),
                    d.covariates()))
        .hasMessage("no concept set 'cause'");
  }
}
