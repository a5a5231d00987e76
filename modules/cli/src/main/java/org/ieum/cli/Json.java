package org.ieum.cli;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plain values on their way to a JSON document. */
final class Json {
  private Json() {}

  /** The same document with null for NaN and infinities, which JSON cannot hold. */
  static @Nullable Object clean(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> clean = new LinkedHashMap<>();
      map.forEach((key, inner) -> clean.put(key, clean(inner)));
      return clean;
    }
    if (value instanceof Collection<?> list) {
      return list.stream().map(Json::clean).toList();
    }
    return value instanceof Double number && !Double.isFinite(number) ? null : value;
  }
}
