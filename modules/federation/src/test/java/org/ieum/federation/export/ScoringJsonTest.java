package org.ieum.federation.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Random;
import org.ieum.federation.Samples;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.model.Coefficient;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.model.Performance;
import org.ieum.federation.study.StudyManifest;
import org.junit.jupiter.api.Test;

class ScoringJsonTest {
  /** An odd third, whose decimals must read back to the same double. */
  private static final double THIRD = 1.0 / 3;

  private static FittedModel model(StudyManifest study, List<Double> beta) {
    Performance none = new Performance(1, 1, 1, 1, 1, 1, 1, 1, 1, List.of(), List.of());
    return new FittedModel(
        study.id(),
        study.digest(),
        9,
        100,
        10,
        -30,
        List.of(71.5, 0.125, 0.5, 0.25, 0.0625),
        beta.stream().map(b -> new Coefficient("", b, 1, 1, 1, 1, 1)).toList(),
        List.of(),
        List.of(),
        none,
        none,
        List.of());
  }

  private static JsonNode document(FittedModel model) throws JsonProcessingException {
    return new ObjectMapper().readTree(ScoringJson.text(Samples.study(), model));
  }

  @Test
  void namesEveryColumnWithItsWeightAndWhatStandsForAnAbsentValue() throws Exception {
    FittedModel model = model(Samples.study(), List.of(-2.5, THIRD, 0.5, -0.25, 1e-9, 0.0));
    JsonNode scoring = document(model);
    assertThat(scoring.path("modelDigest").asText()).isEqualTo(model.digest());
    assertThat(scoring.path("studyDigest").asText()).isEqualTo(Samples.study().digest());
    assertThat(scoring.path("outcome").asText()).isEqualTo("outcome");
    assertThat(scoring.path("intercept").asDouble()).isEqualTo(-2.5);
    assertThat(scoring.path("covariates").path(0))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"name": "age", "column": "age_years", "type": "continuous",
                     "min": 40.0, "max": 100.0, "unit": "a", "columns": [
                      {"name": "age", "kind": "value", "coefficient": 0.3333333333333333,
                       "absent": 71.5},
                      {"name": "age missing", "kind": "missing", "coefficient": 0.5,
                       "present": 0, "absent": 1.0}]}
                    """));
    assertThat(scoring.path("covariates").path(2))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"name": "apoe", "column": "apoe", "type": "categorical",
                     "levels": ["0", "1", "2"], "columns": [
                      {"name": "apoe=1", "kind": "level", "level": "1", "coefficient": 1.0E-9,
                       "absent": 0.25},
                      {"name": "apoe=2", "kind": "level", "level": "2", "coefficient": 0.0,
                       "absent": 0.0625}]}
                    """));
  }

  @Test
  void decimalsReadBackToTheVerySameNumbers() throws Exception {
    Random random = new Random(5);
    for (int i = 0; i < 200; i++) {
      double odd = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(odd)) {
        JsonNode scoring =
            document(model(Samples.study(), List.of(odd, 0.0, 0.0, THIRD * odd, 0.0, 0.0)));
        assertThat(scoring.path("intercept").asDouble()).isEqualTo(odd);
        assertThat(
                scoring
                    .path("covariates")
                    .path(1)
                    .path("columns")
                    .path(0)
                    .path("coefficient")
                    .asDouble())
            .isEqualTo(THIRD * odd);
      }
    }
  }

  @Test
  void refusesTheModelOfAnotherDictionary() {
    FittedModel model = model(Samples.study(), List.of(-2.5, 1.0));
    assertThatExceptionOfType(IeumException.class)
        .isThrownBy(() -> ModelExport.files(Samples.study(), model))
        .withMessageContaining("expected coefficients for 5 design columns");
  }
}
