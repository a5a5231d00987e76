package org.ieum.clinical.circe;

import java.util.List;
import org.ieum.clinical.cohort.CohortDefinition;
import org.ieum.clinical.concept.ConceptSet;

/** A cohort as ATLAS exports it: the definition and the concept sets that it uses. */
public record CirceCohort(CohortDefinition definition, List<ConceptSet> conceptSets) {
  public CirceCohort {
    conceptSets = List.copyOf(conceptSets);
  }
}
