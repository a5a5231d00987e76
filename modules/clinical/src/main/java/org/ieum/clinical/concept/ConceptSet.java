package org.ieum.clinical.concept;

import java.util.List;

/**
 * A concept set expression as ATLAS has it: included items, less excluded ones; each may bring its
 * descendants (concept_ancestor) and the non-standard concepts that map to it ("Maps to").
 *
 * @param name unique in its study
 */
public record ConceptSet(String name, List<ConceptItem> items) {
  public ConceptSet {
    items = List.copyOf(items);
    if (name.isBlank() || items.stream().allMatch(ConceptItem::excluded)) {
      throw new IllegalArgumentException(
          "concept set '" + name + "': expected a name and one or more included concepts");
    }
  }
}
