package org.ieum.cli.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.study.StudyManifest;
import org.jspecify.annotations.Nullable;

/**
 * A part of two studies' definitions that differs.
 *
 * @param path where in the manifest, such as {@code model.ridge}; parts of a list by their names
 * @param a null where the first study has no such part
 * @param b null where the second has none
 */
record DefinitionDifference(String path, @Nullable String a, @Nullable String b) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static List<DefinitionDifference> between(StudyManifest a, StudyManifest b) {
    SortedMap<String, String> left = parts(a);
    SortedMap<String, String> right = parts(b);
    TreeSet<String> paths = new TreeSet<>(left.keySet());
    paths.addAll(right.keySet());
    List<DefinitionDifference> out = new ArrayList<>();
    for (String path : paths) {
      if (!Objects.equals(left.get(path), right.get(path))) {
        out.add(new DefinitionDifference(path, left.get(path), right.get(path)));
      }
    }
    return out;
  }

  private static SortedMap<String, String> parts(StudyManifest study) {
    SortedMap<String, String> parts = new TreeMap<>();
    collect("", read(study.toBytes()), parts);
    String omop = study.preparation().definition();
    if (!omop.isEmpty()) {
      parts.remove("preparation.definition");
      collect("definition", read(omop.getBytes(java.nio.charset.StandardCharsets.UTF_8)), parts);
    }
    return parts;
  }

  private static JsonNode read(byte[] json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new IeumException(ErrorCode.INTERNAL, "study: its own document is no JSON", e);
    }
  }

  private static void collect(String path, JsonNode node, Map<String, String> parts) {
    if (node.isObject()) {
      node.properties().forEach(e -> collect(inner(path, e.getKey()), e.getValue(), parts));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        JsonNode item = node.get(i);
        String name = item.path("name").asText(String.valueOf(i + 1));
        collect(path + "[" + name + "]", item, parts);
      }
    } else {
      parts.put(path, number(node.asText()));
    }
  }

  private static String inner(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** A number of a canonical document, which writes it in hexadecimal, as people write it. */
  private static String number(String text) {
    return text.matches("-?0x[0-9a-f.]+p-?\\d+") ? Figures.number(Double.parseDouble(text)) : text;
  }
}
