package org.ieum.clinical.circe;

import java.util.LinkedHashSet;
import java.util.Set;
import org.ieum.clinical.yaml.YamlList;
import org.ieum.clinical.yaml.YamlObject;

/** Concepts as ATLAS writes them, with names and captions that are for people. */
final class Concepts {
  private static final long MOST = 1L << 40;

  private Concepts() {}

  static long id(YamlObject concept) {
    concept.freeKeys();
    return concept.longInteger("CONCEPT_ID", 0, MOST);
  }

  /** {@code VOCABULARY/code}, or empty where the file does not say. */
  static String code(YamlObject concept) {
    String vocabulary = concept.has("VOCABULARY_ID") ? concept.text("VOCABULARY_ID", "") : "";
    String code = concept.has("CONCEPT_CODE") ? concept.single("CONCEPT_CODE") : "";
    return vocabulary.isBlank() || code.isBlank() ? "" : vocabulary + "/" + code;
  }

  /** The ids of a list of concepts; empty where the key is left out. */
  static Set<Long> ids(YamlObject object, String key) {
    Set<Long> ids = new LinkedHashSet<>();
    object.optionalList(key).ifPresent(list -> add(list, ids));
    return ids;
  }

  private static void add(YamlList list, Set<Long> ids) {
    for (int i = 0; i < list.size(); i++) {
      ids.add(id(list.object(i)));
    }
  }
}
