package org.ieum.clinical.concept;

/**
 * A concept in a concept set.
 *
 * @param conceptId OMOP concept id
 * @param code {@code VOCABULARY/code}, such as {@code SNOMED/52448006}, or empty; a site checks it
 *     against its own vocabulary
 * @param descendants with all that concept_ancestor puts below it
 * @param mapped with the source concepts that map to it
 * @param excluded taken out of the set instead of put in
 */
public record ConceptItem(
    long conceptId, String code, boolean descendants, boolean mapped, boolean excluded) {
  public ConceptItem {
    if (conceptId < 0) {
      throw new IllegalArgumentException("concept id: expected 0 or more, found " + conceptId);
    }
  }
}
