package org.ieum.spark.omop.prepare;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ieum.clinical.omop.OmopDefinition;
import org.ieum.federation.preview.Finding;
import org.ieum.spark.omop.Cdm;

/**
 * What a study's concept sets come to at a site.
 *
 * @param sets the concepts of each set, by its name
 * @param findings concepts that the site's vocabulary does not know, or knows nothing below
 */
public record ResolvedConcepts(Map<String, Set<Long>> sets, List<Finding> findings) {
  public ResolvedConcepts {
    sets = Map.copyOf(sets);
    findings = List.copyOf(findings);
  }

  /**
   * Resolves a definition's sets.
   *
   * @throws org.ieum.federation.error.IeumException BAD_TABLE when a table of the vocabulary that
   *     the sets ask for is absent or empty
   */
  public static ResolvedConcepts of(Cdm cdm, OmopDefinition definition) {
    return new Vocabulary(cdm).resolve(definition.conceptSets());
  }
}
