package org.ieum.clinical.omop;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.ieum.federation.study.Canonical;

/**
 * Reads what {@link Fields} writes, an absent part as its neutral value. Lenient by itself: whoever
 * reads a definition compares the bytes that it writes again.
 */
final class Parts {
  private Parts() {}

  static String text(JsonNode node, String key) {
    return node.path(key).asText("");
  }

  static Optional<String> optionalText(JsonNode node, String key) {
    return Optional.of(text(node, key)).filter(s -> !s.isEmpty());
  }

  static boolean flag(JsonNode node, String key) {
    return node.path(key).asBoolean(false);
  }

  static int whole(JsonNode node, String key) {
    return node.path(key).asInt(0);
  }

  static OptionalInt optionalWhole(JsonNode node, String key) {
    return node.has(key) ? OptionalInt.of(whole(node, key)) : OptionalInt.empty();
  }

  static double number(JsonNode node, String key, double absent) {
    return node.has(key) ? Canonical.number(node.required(key)) : absent;
  }

  static Set<Long> ids(JsonNode node, String key) {
    Set<Long> ids = new LinkedHashSet<>();
    node.path(key).forEach(id -> ids.add(id.asLong()));
    return ids;
  }

  static <T> List<T> list(JsonNode node, String key, Function<JsonNode, T> item) {
    List<T> items = new ArrayList<>();
    node.path(key).forEach(n -> items.add(item.apply(n)));
    return items;
  }

  static <E extends Enum<E>> E choice(JsonNode node, String key, Class<E> type) {
    return Enum.valueOf(type, node.required(key).asText());
  }
}
