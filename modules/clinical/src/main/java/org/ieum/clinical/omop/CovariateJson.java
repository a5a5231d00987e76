package org.ieum.clinical.omop;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.ieum.clinical.cohort.Domain;
import org.ieum.clinical.covariate.CovariateDefinition;
import org.ieum.clinical.covariate.Feature;
import org.ieum.clinical.covariate.UnitConversion;
import org.ieum.federation.basis.Power;

/** An entry of the feature dictionary. */
final class CovariateJson {
  private CovariateJson() {}

  static Map<String, Object> write(CovariateDefinition c) {
    return new Fields()
        .text("name", c.name())
        .text("description", c.description())
        .text("label", c.label())
        .object("feature", feature(c.feature()))
        .number("minimum", c.minimum())
        .number("maximum", c.maximum())
        .text("unit", c.unit())
        .object("transformation", c.transformation().map(CovariateJson::write).orElse(Map.of()))
        .flag("missingIndicator", c.missingIndicator())
        .whole("ohdsiId", c.ohdsiId())
        .map();
  }

  static CovariateDefinition read(JsonNode n) {
    return new CovariateDefinition(
        Parts.text(n, "name"),
        Parts.text(n, "description"),
        feature(n.path("feature")),
        Parts.number(n, "minimum", Double.NEGATIVE_INFINITY),
        Parts.number(n, "maximum", Double.POSITIVE_INFINITY),
        Parts.text(n, "unit"),
        n.has("transformation")
            ? Optional.of(transformation(n.path("transformation")))
            : Optional.empty(),
        Parts.flag(n, "missingIndicator"),
        n.path("ohdsiId").asLong(0),
        Parts.text(n, "label"));
  }

  private static Map<String, Object> write(Power t) {
    return new Fields().number("centre", t.centre()).whole("power", t.power()).map();
  }

  private static Power transformation(JsonNode n) {
    return new Power(Parts.number(n, "centre", 0), Parts.whole(n, "power"));
  }

  private static Map<String, Object> feature(Feature feature) {
    Fields fields = new Fields();
    if (feature instanceof Feature.Age) {
      fields.text("type", "age");
    } else if (feature instanceof Feature.IndexYear) {
      fields.text("type", "indexYear");
    } else if (feature instanceof Feature.Gender gender) {
      fields.text("type", "gender").ids("concepts", gender.concepts());
    } else if (feature instanceof Feature.Race race) {
      fields.text("type", "race").ids("concepts", race.concepts());
    } else if (feature instanceof Feature.Ethnicity ethnicity) {
      fields.text("type", "ethnicity").ids("concepts", ethnicity.concepts());
    } else if (feature instanceof Feature.Presence p) {
      fields
          .text("type", "presence")
          .list("domains", p.domains().stream().map(Domain::name).toList())
          .text("conceptSet", p.conceptSet())
          .object("window", RangeJson.lookBack(p.window()));
    } else if (feature instanceof Feature.DayCount d) {
      fields
          .text("type", "dayCount")
          .text("domain", d.domain().name())
          .text("conceptSet", d.conceptSet())
          .object("window", RangeJson.lookBack(d.window()));
    } else if (feature instanceof Feature.LatestValue v) {
      fields
          .text("type", "latestValue")
          .text("domain", v.domain().name())
          .text("conceptSet", v.conceptSet())
          .object("window", RangeJson.lookBack(v.window()))
          .list("conversions", v.conversions().stream().map(CovariateJson::conversion).toList());
    } else if (feature instanceof Feature.LatestLevel l) {
      fields
          .text("type", "latestLevel")
          .text("domain", l.domain().name())
          .text("conceptSet", l.conceptSet())
          .object("window", RangeJson.lookBack(l.window()))
          .list("levels", l.categories().stream().map(CovariateJson::level).toList());
    }
    return fields.map();
  }

  private static Feature feature(JsonNode n) {
    return switch (Parts.text(n, "type")) {
      case "age" -> new Feature.Age();
      case "indexYear" -> new Feature.IndexYear();
      case "gender" -> new Feature.Gender(Parts.ids(n, "concepts"));
      case "race" -> new Feature.Race(Parts.ids(n, "concepts"));
      case "ethnicity" -> new Feature.Ethnicity(Parts.ids(n, "concepts"));
      case "presence" ->
          new Feature.Presence(
              Parts.list(n, "domains", d -> Domain.valueOf(d.asText())),
              Parts.text(n, "conceptSet"),
              RangeJson.lookBack(n.path("window")));
      case "dayCount" ->
          new Feature.DayCount(
              Parts.choice(n, "domain", Domain.class),
              Parts.text(n, "conceptSet"),
              RangeJson.lookBack(n.path("window")));
      case "latestValue" ->
          new Feature.LatestValue(
              Parts.choice(n, "domain", Domain.class),
              Parts.text(n, "conceptSet"),
              RangeJson.lookBack(n.path("window")),
              Parts.list(n, "conversions", CovariateJson::conversion));
      case "latestLevel" ->
          new Feature.LatestLevel(
              Parts.choice(n, "domain", Domain.class),
              Parts.text(n, "conceptSet"),
              RangeJson.lookBack(n.path("window")),
              Parts.list(n, "levels", CovariateJson::level));
      default -> throw new IllegalArgumentException("feature: expected a known type");
    };
  }

  private static Map<String, Object> conversion(UnitConversion c) {
    return new Fields()
        .whole("unit", c.unitConceptId())
        .number("factor", c.factor())
        .number("offset", c.offset())
        .map();
  }

  private static UnitConversion conversion(JsonNode n) {
    return new UnitConversion(
        n.path("unit").asLong(0), Parts.number(n, "factor", 1), Parts.number(n, "offset", 0));
  }

  private static Map<String, Object> level(Feature.LatestLevel.Level level) {
    return new Fields().text("name", level.name()).ids("concepts", level.concepts()).map();
  }

  private static Feature.LatestLevel.Level level(JsonNode n) {
    return new Feature.LatestLevel.Level(Parts.text(n, "name"), Parts.ids(n, "concepts"));
  }
}
