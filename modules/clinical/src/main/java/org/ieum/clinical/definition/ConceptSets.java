package org.ieum.clinical.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ieum.clinical.concept.ConceptItem;
import org.ieum.clinical.concept.ConceptSet;
import org.ieum.clinical.yaml.YamlList;
import org.ieum.clinical.yaml.YamlObject;
import org.ieum.federation.error.Nearest;
import org.ieum.federation.study.StudyManifest;

/** The concept sets of a study, and the names by which its other parts use them. */
final class ConceptSets {
  static final long MOST = 1L << 40;

  /** Names that stand in the file, whether their sets are faulty or not. */
  private final Set<String> names = new LinkedHashSet<>();

  private final Map<String, ConceptSet> sets = new LinkedHashMap<>();

  List<ConceptSet> sets() {
    return List.copyOf(sets.values());
  }

  /** A set from elsewhere, under its name or, where that is taken, one with a number added. */
  String add(ConceptSet set) {
    String name = set.name();
    for (int k = 2; !names.add(name); k++) {
      name = set.name() + " (" + k + ")";
    }
    sets.put(name, new ConceptSet(name, set.items()));
    return name;
  }

  /** The object {@code concept-sets}: names to lists of concepts. */
  void read(YamlObject root) {
    YamlObject object = root.object("concept-sets");
    for (String name : object.freeKeys()) {
      if (!StudyManifest.isName(name)) {
        object.faultAtKey(
            name,
            "a name of lower-case letters, digits and hyphens",
            "'" + name + "'",
            "rename it here and where it is used");
      }
      if (!names.add(name)) {
        object.faultAtKey(
            name,
            "names that study and dictionary do not share",
            "'" + name + "' in both",
            "rename one of the two, or remove it");
      }
      List<ConceptItem> items = items(object.list(name));
      if (!items.isEmpty()) {
        if (items.stream().allMatch(ConceptItem::excluded)) {
          object.fault(name, "an included concept", "excluded ones alone", "include a concept");
        } else {
          sets.putIfAbsent(name, new ConceptSet(name, items));
        }
      }
    }
  }

  private static List<ConceptItem> items(YamlList list) {
    List<ConceptItem> items = new ArrayList<>();
    Set<Long> seen = new LinkedHashSet<>();
    for (int i = 0; i < list.size(); i++) {
      ConceptItem item =
          list.holdsObject(i)
              ? item(list.object(i))
              : new ConceptItem(list.longInteger(i, 0, MOST), "", true, false, false);
      if (!seen.add(item.conceptId())) {
        list.fault(i, "each concept once", "one a second time", "remove it");
      }
      items.add(item);
    }
    return items;
  }

  private static ConceptItem item(YamlObject object) {
    return new ConceptItem(
        object.longInteger("concept", 0, MOST),
        object.optionalParsed("code", "-", "VOCABULARY/code", ConceptSets::code).orElse(""),
        object.flag("descendants", true),
        object.flag("mapped", false),
        object.flag("exclude", false));
  }

  private static String code(String text) {
    int slash = text.indexOf('/');
    if (slash < 1 || slash == text.length() - 1 || !text.equals(text.strip())) {
      throw new IllegalArgumentException("not a code");
    }
    return text;
  }

  /** The name at a key, which must be one of a concept set. */
  String named(YamlObject object, String key) {
    String name = object.text(key);
    if (!names.contains(name)) {
      object.fault(
          key,
          "the name of a concept set",
          "'" + name + "'",
          Nearest.to(name, names)
              .map(n -> "did you mean '" + n + "'?")
              .orElse("add it to 'concept-sets', or use one of " + String.join(", ", names)));
    }
    return name;
  }
}
