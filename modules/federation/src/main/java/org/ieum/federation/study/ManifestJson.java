package org.ieum.federation.study;

import static org.ieum.federation.study.Canonical.number;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ieum.federation.basis.Basis;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;

/** The manifest as canonical JSON and back. */
final class ManifestJson {
  static final String FORMAT = "ieum/study/v2";

  private ManifestJson() {}

  static Map<String, Object> write(StudyManifest m) {
    Map<String, Object> document = new HashMap<>(parts(m));
    if (m.maxOutsidePercent() != StudyManifest.USUAL_MAX_OUTSIDE_PERCENT) {
      document.put("maxOutsidePercent", m.maxOutsidePercent());
    }
    if (m.publicData()) {
      document.put("publicData", true);
    }
    return document;
  }

  private static Map<String, Object> parts(StudyManifest m) {
    return Map.ofEntries(
        Map.entry("format", FORMAT),
        Map.entry("analysis", m.analysis().toString()),
        Map.entry("id", m.id()),
        Map.entry("title", m.title()),
        Map.entry("purpose", m.purpose()),
        Map.entry("sites", m.sites()),
        Map.entry("table", m.table()),
        Map.entry("personId", m.personId()),
        Map.entry("outcome", OutcomeJson.write(m.outcome())),
        Map.entry("dictionary", dictionary(m.dictionary())),
        Map.entry(
            "split",
            Map.of("holdoutPercent", m.split().holdoutPercent(), "salt", m.split().salt())),
        Map.entry("model", model(m.model())),
        Map.entry("evaluation", EvaluationJson.write(m.evaluation())),
        Map.entry("maxRecords", m.maxRecords()),
        Map.entry("minimumCohort", m.minimumCohort()),
        Map.entry("preparation", preparation(m.preparation())));
  }

  private static Map<String, Object> preparation(Preparation p) {
    return Map.of(
        "weight", p.weight().map(Preparation.Weight::column).orElse(""),
        "maximumWeight", number(p.maximumWeight()),
        "definition", p.definition(),
        "steps", p.steps());
  }

  static Map<String, Object> dictionary(FeatureDictionary dictionary) {
    return Map.of(
        "covariates", dictionary.covariates().stream().map(ManifestJson::covariate).toList());
  }

  private static Map<String, Object> covariate(Covariate c) {
    Map<String, Object> fields = new TreeMap<>();
    fields.put("name", c.name());
    fields.put("column", c.column());
    fields.put("type", c.type().name());
    fields.put("min", number(c.min()));
    fields.put("max", number(c.max()));
    fields.put("levels", c.levels());
    fields.put("missingIndicator", c.missingIndicator());
    fields.put("unit", c.unit());
    fields.put("description", c.description());
    if (!c.label().isEmpty()) {
      fields.put("label", c.label());
    }
    if (!c.basis().equals(Basis.identity())) {
      fields.put("basis", BasisJson.write(c.basis()));
    }
    return fields;
  }

  private static Map<String, Object> model(ModelSpec m) {
    Map<String, Object> fields = new TreeMap<>();
    fields.put("family", m.family().name());
    fields.put("ridge", number(m.ridge()));
    if (m.penalty().firth()) {
      fields.put("firth", true);
    }
    fields.put("siteIntercepts", m.siteIntercepts());
    fields.put("warmStart", m.warmStart());
    fields.put("maxRounds", m.maxRounds());
    fields.put("without", m.without());
    m.offset().ifPresent(name -> fields.put("offset", name));
    return fields;
  }

  static StudyManifest read(byte[] bytes) {
    JsonNode root = Canonical.parse(bytes, "study manifest");
    ManifestHead head = ManifestHead.of(bytes);
    if (!head.readable()) {
      throw new IeumException(
          ErrorCode.BAD_STUDY,
          "study manifest: expected format "
              + FORMAT
              + " and an analysis of this release, found "
              + head.described()
              + "; use the release of Ieum that wrote it"
              + (head.release().isEmpty() ? "" : ", " + head.release()));
    }
    try {
      StudyManifest manifest = manifest(root);
      if (!Arrays.equals(bytes, manifest.toBytes())) {
        throw new IllegalArgumentException("its bytes are not the canonical ones");
      }
      return manifest;
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new IeumException(
          ErrorCode.BAD_STUDY,
          "study manifest: expected a valid study, found a fault: " + e.getMessage(),
          e);
    }
  }

  private static StudyManifest manifest(JsonNode n) {
    JsonNode split = n.required("split");
    JsonNode model = n.required("model");
    return new StudyManifest(
        text(n, "id"),
        text(n, "title"),
        text(n, "purpose"),
        strings(n.required("sites")),
        text(n, "table"),
        text(n, "personId"),
        OutcomeJson.read(n.required("outcome")),
        new FeatureDictionary(covariates(n.required("dictionary").required("covariates"))),
        new Split(split.required("holdoutPercent").asInt(), text(split, "salt")),
        new ModelSpec(
            ModelSpec.Family.valueOf(text(model, "family")),
            new Penalty(number(model.required("ridge")), model.path("firth").asBoolean(false)),
            model.required("siteIntercepts").asBoolean(),
            model.required("warmStart").asBoolean(),
            model.required("maxRounds").asInt(),
            strings(model.required("without")),
            model.has("offset") ? Optional.of(text(model, "offset")) : Optional.empty()),
        EvaluationJson.read(n.required("evaluation")),
        n.required("maxRecords").asLong(),
        n.required("minimumCohort").asInt(),
        preparation(n.required("preparation")),
        n.path("maxOutsidePercent").asInt(StudyManifest.USUAL_MAX_OUTSIDE_PERCENT),
        n.path("publicData").asBoolean(false));
  }

  private static Preparation preparation(JsonNode n) {
    String weight = text(n, "weight");
    return new Preparation(
        weight.isEmpty()
            ? Optional.empty()
            : Optional.of(new Preparation.Weight(weight, number(n.required("maximumWeight")))),
        text(n, "definition"),
        strings(n.required("steps")));
  }

  private static List<Covariate> covariates(JsonNode list) {
    List<Covariate> out = new ArrayList<>();
    for (JsonNode c : list) {
      out.add(
          new Covariate(
              text(c, "name"),
              text(c, "column"),
              CovariateType.valueOf(text(c, "type")),
              number(c.required("min")),
              number(c.required("max")),
              strings(c.required("levels")),
              c.required("missingIndicator").asBoolean(),
              text(c, "unit"),
              text(c, "description"),
              c.path("label").asText(""),
              c.has("basis") ? BasisJson.read(c.required("basis")) : Basis.identity()));
    }
    return out;
  }

  private static String text(JsonNode node, String field) {
    return node.required(field).asText();
  }

  private static List<String> strings(JsonNode list) {
    List<String> out = new ArrayList<>();
    list.forEach(s -> out.add(s.asText()));
    return out;
  }
}
