package org.ieum.clinical.words;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ieum.federation.basis.Basis;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.DesignColumn;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.Nfc;
import org.ieum.federation.study.StudyManifest;

/** How a model's documents and its exported pipeline score a record, as a Markdown page. */
public final class ScoringWords {
  private ScoringWords() {}

  public static String markdown(StudyManifest study, FittedModel model) {
    boolean risk = study.outcome().binary();
    String prediction = study.outcome().isTime() ? "relative hazard" : "expected value";
    List<String> out = new ArrayList<>();
    out.add("# How " + study.id() + " scores a record");
    out.add("");
    out.add(
        "Three exports score alike, and do to a record what the fit did: "
            + mean(study.model().family())
            + ", η = (Intercept) + Σ coefficient · design column, all on the raw scale.");
    out.add("");
    out.add(
        "- `pipeline`, where it was written, is a Spark MLlib `PipelineModel`; `PipelineModel.load`"
            + " opens it without Ieum. It takes the columns below and adds "
            + (risk
                ? "`probability` (of no outcome, of the outcome), `rawPrediction`, `prediction`"
                : "`prediction` (the " + prediction + ")")
            + " and `ieum_problem`.");
    out.add(
        "- `model.onnx` is for ONNX runtimes (operator set 20, IR 9: ONNX Runtime 1.17 or later). It"
            + " has one input a covariate, "
            + inputs(study.dictionary())
            + ", of shape [N, 1]: a double, **NaN where absent**, for numbers and flags; a string,"
            + " **empty where absent**, for levels. It gives "
            + (risk ? "`probability` (of the outcome)" : "`prediction` (the " + prediction + ")")
            + " and `linear_predictor` (η), NaN for a record that is not scored.");
    out.add(
        "- `scoring.json` has all numbers as named decimals, to score by hand or in any language:"
            + " per design column its coefficient and what stands for an absent value."
            + " (`model.json` has the same numbers as hexadecimal text: its SHA-256 is the model's"
            + " digest.)");
    out.add("");
    out.add("| column | what it takes | design columns, with what stands for an absent value |");
    out.add("|---|---|---|");
    FeatureDictionary dictionary = study.dictionary();
    for (int k = 0; k < dictionary.covariates().size(); k++) {
      Covariate c = dictionary.covariates().get(k);
      out.add("| " + cell(c.column()) + " | " + takes(c) + " | " + columns(study, model, k) + " |");
    }
    out.add("");
    out.add(
        "- A null, an empty cell, and a number outside the limits are **absent**: each design column"
            + " of that covariate gets its value from the table, a `missing` column 1.");
    if (!transforms(dictionary).isEmpty()) {
      out.add(
          "- The column of a transformed number has, of a value x within the limits: "
              + transforms(dictionary)
              + ". `scoring.json` has their formulas with all digits; each export computes them"
              + " itself from x.");
    }
    out.add(
        "- A level's column is 1 for that level and 0 for another of the listed ones; of the first,"
            + " the reference, all are 0. A level is known by its text, or by its value where both are"
            + " numbers.");
    out.add(
        "- A record with **any other cell** (a level that is not listed, text where a number belongs,"
            + " an infinity, NaN outside `model.onnx`, a flag that is neither 0 nor 1) is **not"
            + " scored**. In `pipeline` its "
            + (risk ? "probability, rawPrediction and prediction are" : "prediction is")
            + " null, and `ieum_problem` names the column and what was expected there, never the value; it is"
            + " null for every other record. In `model.onnx` both outputs are NaN. Look at such"
            + " records before you use the others.");
    out.add(
        "- Numbers must be in the dictionary's unit; nothing is converted. A column that the table"
            + " lacks stops the scoring.");
    if (dictionary.covariates().stream().anyMatch(c -> hasSpellings(c.column()))) {
      out.add(
          "- A column whose name Unicode can spell composed (NFC) or in parts (NFD), as Hangul and"
              + " accented letters, is found under either spelling; where the table has neither,"
              + " the scoring stops with a message that gives both.");
    }
    out.add("");
    return String.join("\n", out);
  }

  private static String mean(ModelSpec.Family family) {
    return switch (family) {
      case LOGISTIC -> "risk = 1 / (1 + exp(−η))";
      case LINEAR -> "expected value = η";
      case POISSON -> "expected count = exp(η)";
      case COX ->
          "relative hazard = exp(η), the hazard as a multiple of that of a record with the mean of"
              + " every column in the same hospital (risk until a horizon of `scoring.json`, where it"
              + " has any: 1 − exp(−cumulative hazard · relative hazard))";
    };
  }

  private static String transforms(FeatureDictionary dictionary) {
    return dictionary.design().stream()
        .filter(column -> column.kind() == DesignColumn.Kind.VALUE)
        .filter(column -> !basis(dictionary, column).equals(Basis.identity()))
        .map(
            column ->
                "`"
                    + cell(column.name())
                    + "` "
                    + basis(dictionary, column).words().get(column.term()))
        .collect(Collectors.joining("; "));
  }

  private static Basis basis(FeatureDictionary dictionary, DesignColumn column) {
    return dictionary.covariates().get(column.covariate()).basis();
  }

  /** How the inputs of the ONNX file are named. */
  private static String inputs(FeatureDictionary dictionary) {
    List<String> renamed = new ArrayList<>();
    for (Covariate c : dictionary.covariates()) {
      if (!c.name().equals(c.column())) {
        renamed.add("`" + cell(c.name()) + "` for `" + cell(c.column()) + "`");
      }
    }
    return renamed.isEmpty()
        ? "named as its column"
        : "named as its column, but " + String.join(", ", renamed);
  }

  private static boolean hasSpellings(String name) {
    return !Nfc.of(name).equals(Nfc.decomposed(name));
  }

  private static String takes(Covariate c) {
    return switch (c.raw()) {
      case CONTINUOUS ->
          "a decimal number from "
              + Phrases.number(c.min())
              + " to "
              + Phrases.number(c.max())
              + (c.unit().isEmpty() ? "" : " " + cell(c.unit()));
      case BINARY -> "0, 1, true or false";
      case CATEGORICAL -> "one of " + cell(String.join(", ", c.levels()));
    };
  }

  private static String columns(StudyManifest study, FittedModel model, int covariate) {
    List<String> columns = new ArrayList<>();
    List<DesignColumn> design = study.dictionary().design();
    for (int j = 0; j < design.size(); j++) {
      DesignColumn column = design.get(j);
      if (column.covariate() == covariate) {
        boolean indicator = column.kind() == DesignColumn.Kind.MISSING;
        String absent = indicator ? "1" : Double.toString(model.imputation().get(j));
        columns.add("`" + cell(column.name()) + "` " + absent);
      }
    }
    return String.join("; ", columns);
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
