package org.ieum.federation.model;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.List;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.study.Canonical;

/**
 * The model document as canonical JSON and back; a list that is absent is empty, a number unknown.
 */
final class ModelJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .withConfigOverride(
              List.class,
              list -> list.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
          .addModule(
              new SimpleModule()
                  .addSerializer(Double.class, new HexWriter())
                  .addSerializer(double.class, new HexWriter())
                  .addDeserializer(Double.class, new HexReader())
                  .addDeserializer(double.class, new HexReader()))
          .build();

  private ModelJson() {}

  static byte[] write(FittedModel model) {
    try {
      return MAPPER.writeValueAsBytes(model);
    } catch (IOException e) {
      throw new IeumException(ErrorCode.INTERNAL, "model: cannot write its document", e);
    }
  }

  static FittedModel read(byte[] bytes) {
    try {
      return MAPPER.readValue(bytes, FittedModel.class);
    } catch (IOException e) {
      throw new IeumException(
          ErrorCode.BAD_USAGE,
          "model document: expected the canonical JSON of a fitted model, found other bytes",
          e);
    }
  }

  private static final class HexWriter extends JsonSerializer<Double> {
    @Override
    public void serialize(Double value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(Canonical.number(value));
    }
  }

  private static final class HexReader extends JsonDeserializer<Double> {
    @Override
    public Double deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return Double.valueOf(in.getText());
    }

    @Override
    public Double getNullValue(DeserializationContext context) {
      return Double.NaN;
    }
  }
}
