package org.ieum.clinical.omop;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Map;
import org.ieum.clinical.concept.ConceptItem;
import org.ieum.clinical.concept.ConceptSet;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.study.Canonical;
import org.jspecify.annotations.Nullable;

/**
 * A definition as canonical JSON (RFC 8785, doubles as hexadecimal text) and back. Equal
 * definitions have equal text, whatever the order of their sets; parts that narrow nothing are left
 * out.
 */
public final class OmopDefinitions {
  private static final String FORMAT = "ieum/omop/v1";

  private OmopDefinitions() {}

  public static String toJson(OmopDefinition d) {
    return Canonical.text(
        Canonical.write(
            new Fields()
                .text("format", FORMAT)
                .list("conceptSets", d.conceptSets().stream().map(OmopDefinitions::set).toList())
                .object("target", CohortJson.write(d.target()))
                .object("outcome", PopulationJson.outcome(d.outcome()))
                .object("population", PopulationJson.settings(d.population()))
                .list("covariates", d.covariates().stream().map(CovariateJson::write).toList())
                .map()));
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws IeumException BAD_STUDY for any other text
   */
  public static OmopDefinition fromJson(String json) {
    JsonNode root = Canonical.parse(json.getBytes(StandardCharsets.UTF_8), "OMOP definition");
    if (!FORMAT.equals(root.path("format").asText())) {
      throw refusal("format " + FORMAT, "'" + root.path("format").asText() + "'", null);
    }
    OmopDefinition definition;
    try {
      definition =
          new OmopDefinition(
              Parts.list(root, "conceptSets", OmopDefinitions::set),
              CohortJson.read(root.path("target")),
              PopulationJson.outcome(root.path("outcome")),
              PopulationJson.settings(root.path("population")),
              Parts.list(root, "covariates", CovariateJson::read));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw refusal("the parts of a definition", "others (" + e.getMessage() + ")", e);
    }
    if (!toJson(definition).equals(json)) {
      throw refusal("its canonical text", "text that says more or in another order", null);
    }
    return definition;
  }

  private static IeumException refusal(String expected, String found, @Nullable Exception cause) {
    String text =
        "OMOP definition: expected "
            + expected
            + ", found "
            + found
            + "; submit the study with the ieum of this federation";
    return cause == null
        ? new IeumException(ErrorCode.BAD_STUDY, text)
        : new IeumException(ErrorCode.BAD_STUDY, text, cause);
  }

  private static Map<String, Object> set(ConceptSet set) {
    return new Fields()
        .text("name", set.name())
        .list("items", set.items().stream().map(OmopDefinitions::item).toList())
        .map();
  }

  private static ConceptSet set(JsonNode n) {
    return new ConceptSet(Parts.text(n, "name"), Parts.list(n, "items", OmopDefinitions::item));
  }

  private static Map<String, Object> item(ConceptItem item) {
    return new Fields()
        .whole("id", item.conceptId())
        .text("code", item.code())
        .flag("descendants", item.descendants())
        .flag("mapped", item.mapped())
        .flag("excluded", item.excluded())
        .map();
  }

  private static ConceptItem item(JsonNode n) {
    return new ConceptItem(
        n.path("id").asLong(0),
        Parts.text(n, "code"),
        Parts.flag(n, "descendants"),
        Parts.flag(n, "mapped"),
        Parts.flag(n, "excluded"));
  }
}
