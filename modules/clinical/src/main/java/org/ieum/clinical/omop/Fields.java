package org.ieum.clinical.omop;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.ieum.federation.study.Canonical;

/**
 * The fields of a JSON object on its way to canonical bytes. What narrows nothing is left out, so
 * that a definition's bytes stay as they are when the format learns another part.
 */
final class Fields {
  private final Map<String, Object> map = new TreeMap<>();

  /** Left out where empty. */
  Fields text(String key, String value) {
    return put(key, value, value.isEmpty());
  }

  /** Left out where false. */
  Fields flag(String key, boolean value) {
    return put(key, value, !value);
  }

  /** Left out where 0. */
  Fields whole(String key, long value) {
    return put(key, value, value == 0);
  }

  /** Left out where absent, not where 0. */
  Fields whole(String key, OptionalInt value) {
    return value.isPresent() ? put(key, value.getAsInt(), false) : this;
  }

  /** Hexadecimal text; left out where infinite. */
  Fields number(String key, double value) {
    return put(key, Canonical.number(value), Double.isInfinite(value));
  }

  /** Ascending; left out where empty. */
  Fields ids(String key, Set<Long> value) {
    return list(key, value.stream().sorted().toList());
  }

  /** Left out where empty. */
  Fields list(String key, List<?> value) {
    return put(key, value, value.isEmpty());
  }

  /** Left out where it has no fields. */
  Fields object(String key, Map<String, Object> value) {
    return put(key, value, value.isEmpty());
  }

  Map<String, Object> map() {
    return map;
  }

  private Fields put(String key, Object value, boolean neutral) {
    if (!neutral) {
      map.put(key, value);
    }
    return this;
  }
}
