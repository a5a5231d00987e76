package org.ieum.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ieum.federation.model.Coefficient;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.model.Performance;

/** A study's {@code expected.json}: results that were computed without Ieum, and tolerances. */
public final class ExpectedResults {
  private final JsonNode root;
  private final JsonNode tolerances;

  private ExpectedResults(JsonNode root) {
    this.root = root;
    this.tolerances = root.get("tolerances");
  }

  public static ExpectedResults read(Path file) throws IOException {
    return new ExpectedResults(new ObjectMapper().readTree(file.toFile()));
  }

  /** Sentences about what differs by more than its tolerance; empty where nothing does. */
  public List<String> differences(FittedModel model) {
    Differences found = new Differences();
    found.exact("records", model.records(), root.get("records"));
    found.exact("events", model.events(), root.get("events"));
    JsonNode expected = root.get("coefficients");
    found.exact("coefficients", model.coefficients().size(), expected.size());
    for (int j = 0; j < Math.min(expected.size(), model.coefficients().size()); j++) {
      coefficient(model.coefficients().get(j), expected.get(j), found);
    }
    JsonNode metrics = root.get("metrics");
    performance("development", model.development(), metrics.get("development"), found);
    performance("validation", model.validation(), metrics.get("validation"), found);
    return found.sentences;
  }

  private void coefficient(Coefficient c, JsonNode expected, Differences found) {
    String name = expected.get("name").asText();
    if (!c.name().equals(name)) {
      found.sentences.add("coefficient: expected " + name + ", found " + c.name());
      return;
    }
    double estimate = expected.get("estimate").asDouble();
    double error = expected.get("standardError").asDouble();
    found.near("estimate of " + name, c.estimate(), estimate, relative("estimate", estimate));
    found.near(
        "standard error of " + name, c.standardError(), error, relative("standardError", error));
  }

  private double relative(String tolerance, double value) {
    return tolerances.get(tolerance).asDouble() * Math.abs(value);
  }

  private void performance(String on, Performance p, JsonNode expected, Differences found) {
    found.exact(on + " records", p.records(), expected.get("records"));
    found.exact(on + " events", p.events(), expected.get("events"));
    double auc = expected.get("auc").asDouble();
    found.near(on + " auc within its bracket", p.auc(), auc, p.aucBound());
    found.near(on + " auc", p.auc(), auc, tolerances.get("auc").asDouble());
    JsonNode line = expected.get("calibration");
    found.near(on, "auprc", p.auprc(), expected.get("auprc"));
    found.near(on, "brier", p.brier(), expected.get("brier"));
    found.near(on, "logLoss", p.logLoss(), expected.get("logLoss"));
    found.near(on, "calibrationSlope", p.calibrationSlope(), line.get("slope"));
    found.near(on, "calibrationIntercept", p.calibrationIntercept(), line.get("intercept"));
  }

  private final class Differences {
    private final List<String> sentences = new ArrayList<>();

    void exact(String what, long found, JsonNode expected) {
      exact(what, found, expected.asLong());
    }

    void exact(String what, long found, long expected) {
      if (found != expected) {
        sentences.add(what + ": expected " + expected + ", found " + found);
      }
    }

    void near(String on, String figure, double found, JsonNode expected) {
      JsonNode tolerance = tolerances.get(figure);
      if (!tolerance.isNull()) {
        near(on + " " + figure, found, expected.asDouble(), tolerance.asDouble());
      } else if (!Double.isNaN(found)) {
        sentences.add(on + " " + figure + ": expected none, found " + found);
      }
    }

    void near(String what, double found, double expected, double tolerance) {
      // A NaN is a difference.
      if (!(Math.abs(found - expected) <= tolerance)) {
        sentences.add(what + ": expected " + expected + " ± " + tolerance + ", found " + found);
      }
    }
  }
}
