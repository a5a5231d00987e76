package org.ieum.clinical.circe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ieum.clinical.concept.ConceptItem;
import org.ieum.clinical.concept.ConceptSet;
import org.ieum.clinical.yaml.YamlList;
import org.ieum.clinical.yaml.YamlObject;

/** The file's concept sets by their number, and those among them that criteria use. */
final class Codesets {
  private final String role;
  private final Map<Long, ConceptSet> sets = new LinkedHashMap<>();
  private final Map<Long, ConceptSet> used = new LinkedHashMap<>();

  /**
   * Reads {@code ConceptSets}.
   *
   * @param role comes before each set's name, so that it clashes with no other
   */
  Codesets(YamlObject root, String role) {
    this.role = role;
    root.optionalList("ConceptSets").ifPresent(this::read);
  }

  List<ConceptSet> used() {
    return List.copyOf(used.values());
  }

  private void read(YamlList list) {
    Map<String, Long> names = new LinkedHashMap<>();
    for (int i = 0; i < list.size(); i++) {
      YamlObject object = list.object(i);
      long id = object.longInteger("id", 0, Integer.MAX_VALUE);
      String plain = role + ": " + object.text("name", "concept set " + id);
      String name = plain;
      for (int k = 2; names.putIfAbsent(name, id) != null; k++) {
        name = plain + " (" + k + ")";
      }
      List<ConceptItem> items = new ArrayList<>();
      YamlObject expression = object.object("expression");
      expression.optionalList("items").ifPresent(l -> items(l, items));
      boolean some = items.stream().anyMatch(item -> !item.excluded());
      if (some && sets.putIfAbsent(id, new ConceptSet(name, items)) != null) {
        object.fault(
            "id", "one concept set a number", "a second one", "export it from ATLAS again");
      }
    }
  }

  private static void items(YamlList list, List<ConceptItem> items) {
    for (int i = 0; i < list.size(); i++) {
      YamlObject item = list.object(i);
      YamlObject concept = item.object("concept");
      items.add(
          new ConceptItem(
              Concepts.id(concept),
              Concepts.code(concept),
              item.flag("includeDescendants", false),
              item.flag("includeMapped", false),
              item.flag("isExcluded", false)));
    }
  }

  /** The name of the concept set whose number stands at a key, if one stands there. */
  Optional<String> named(YamlObject object, String key) {
    if (!object.has(key)) {
      return Optional.empty();
    }
    long id = object.longInteger(key, 0, Integer.MAX_VALUE);
    ConceptSet set = sets.get(id);
    if (set == null) {
      object.fault(
          key,
          "the number of a concept set of this file that includes a concept",
          Long.toString(id),
          "complete the concept set in ATLAS and export again");
      return Optional.of("-");
    }
    used.put(id, set);
    return Optional.of(set.name());
  }
}
