package org.ieum.spark.omop.prepare;

import java.util.Map;
import java.util.Set;
import org.ieum.clinical.omop.OmopDefinition;
import org.ieum.spark.omop.Cdm;

/** The concepts that a site's vocabulary puts into a study's concept sets. */
public final class ResolvedConcepts {
  private ResolvedConcepts() {}

  /** Concept ids by the concept set's name; empty where the vocabulary knows none. */
  public static Map<String, Set<Long>> of(Cdm cdm, OmopDefinition definition) {
    return new Vocabulary(cdm).resolve(definition.conceptSets()).sets();
  }
}
