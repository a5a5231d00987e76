package org.ieum.clinical;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The published schemas, as an editor applies them to a file. */
final class Schemas {
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  static final JsonSchema STUDY = schema("study.schema.json");
  static final JsonSchema DICTIONARY = schema("dictionary.schema.json");
  private static final ObjectMapper JSON = new ObjectMapper();

  private Schemas() {}

  static List<String> faults(JsonSchema schema, JsonNode document) {
    return schema.validate(document).stream().map(ValidationMessage::getMessage).toList();
  }

  static JsonNode json(String yaml) {
    return JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
  }

  private static JsonSchema schema(String resource) {
    return FACTORY.getSchema(SchemaLocation.of("classpath:org/ieum/clinical/" + resource));
  }
}
