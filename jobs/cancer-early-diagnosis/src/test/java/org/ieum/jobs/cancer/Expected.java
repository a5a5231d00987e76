package org.ieum.jobs.cancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.ieum.federation.model.Coefficient;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.model.Performance;

/** The expected results beside the study, which were computed without Ieum. */
record Expected(JsonNode root) {
  static Expected read(Path file) throws IOException {
    return new Expected(new ObjectMapper().readTree(file.toFile()));
  }

  void check(FittedModel model) {
    JsonNode tolerances = root.get("tolerances");
    assertThat(model.records()).isEqualTo(root.get("records").asLong());
    assertThat(model.events()).isEqualTo(root.get("events").asLong());
    assertThat(model.coefficients()).hasSameSizeAs(root.get("coefficients"));
    for (int j = 0; j < model.coefficients().size(); j++) {
      Coefficient found = model.coefficients().get(j);
      JsonNode expected = root.get("coefficients").get(j);
      assertThat(found.name()).isEqualTo(expected.get("name").asText());
      assertThat(found.estimate())
          .as("estimate of %s", found.name())
          .isCloseTo(
              expected.get("estimate").asDouble(),
              withinPercentage(100 * tolerances.get("estimate").asDouble()));
      assertThat(found.standardError())
          .as("standard error of %s", found.name())
          .isCloseTo(
              expected.get("standardError").asDouble(),
              withinPercentage(100 * tolerances.get("standardError").asDouble()));
    }
    check(model.development(), root.get("metrics").get("development"), tolerances);
    check(model.validation(), root.get("metrics").get("validation"), tolerances);
  }

  private static void check(Performance found, JsonNode expected, JsonNode tolerances) {
    assertThat(found.records()).isEqualTo(expected.get("records").asLong());
    assertThat(found.events()).isEqualTo(expected.get("events").asLong());
    assertThat(found.auc())
        .isCloseTo(expected.get("auc").asDouble(), within(found.aucBound() + 1e-12));
    assertThat(found.aucBound()).isLessThan(tolerances.get("auc").asDouble());
    near("auprc", found.auprc(), expected.get("auprc"), tolerances.get("auprc"));
    near("Brier score", found.brier(), expected.get("brier"), tolerances.get("brier"));
    near("log loss", found.logLoss(), expected.get("logLoss"), tolerances.get("logLoss"));
    JsonNode line = expected.get("calibration");
    near(
        "calibration slope",
        found.calibrationSlope(),
        line.get("slope"),
        tolerances.get("calibrationSlope"));
    near(
        "calibration intercept",
        found.calibrationIntercept(),
        line.get("intercept"),
        tolerances.get("calibrationIntercept"));
  }

  private static void near(String what, double found, JsonNode expected, JsonNode tolerance) {
    assertThat(found).as(what).isCloseTo(expected.asDouble(), within(tolerance.asDouble()));
  }
}
