package org.ieum.clinical.definition;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ieum.clinical.cohort.CohortDefinition;
import org.ieum.clinical.covariate.CovariateDefinition;
import org.ieum.clinical.omop.OmopDefinition;
import org.ieum.clinical.population.OutcomeDefinition;
import org.ieum.clinical.population.PopulationSettings;
import org.ieum.clinical.yaml.YamlDocument;
import org.ieum.clinical.yaml.YamlObject;

/**
 * The OMOP part of a study file:
 *
 * <pre>{@code
 * concept-sets:
 *   visits: [9201, 9202]                    # with their descendants
 *   dementia: [{concept: 4182210, code: SNOMED/52448006}]
 *   lung-cancer: [443388, {concept: 254591, exclude: true}]
 * target:                                   # or {circe: atlas-export.json}
 *   entry: [{visit-occurrence: visits}]
 *   study-window: [2012-01-01, 2018-12-31]
 *   age-at-index: [60, 84]
 *   prior-observation-days: 365
 *   exclude:
 *     - {name: dementia before, condition-occurrence: dementia, days: [any, 0]}
 *   limit: first                            # first eligible event
 * outcome:                                  # or {circe: …, confirm: …}
 *   entry: [{condition-occurrence: dementia}]
 *   confirm: [{condition-occurrence: dementia, days: [1, 365]}]
 *   expected-share: [0.005, 0.05]           # of the population; a hospital is told of another one
 * time-at-risk: {start: 1, end: 1825}       # days from the cohort start
 * population:
 *   remove-prior-outcome: true
 *   censoring: {policy: ipcw, maximum-weight: 20}
 * covariates:                               # or: dictionary: file.yaml
 *   - {name: age, feature: age, min: 50, max: 95, unit: a, centre: 65.6, power: 2}
 *   - {name: female, label: Women, feature: gender, concepts: [8532]}   # label: for people
 *   - {name: stroke, feature: presence, condition-occurrence: stroke, days: [any, -1]}
 *   - {name: visits, feature: day-count, visit-occurrence: visits, days: [-365, -1], min: 0, max: 365}
 *   - {name: sbp, feature: latest-value, measurement: sbp, days: [-730, -1], min: 60, max: 260,
 *      unit: "mm[Hg]", units: {8876: 1, 44777602: 7.500617}, missing-indicator: true}
 *   - {name: smoking, feature: latest-level, observation: smoking, days: [any, -1],
 *      levels: {never: [45879404], former: [45883458], current: [45881517]}}
 * }</pre>
 *
 * A dictionary file holds {@code concept-sets} and {@code covariates} of the same form.
 */
public final class OmopSection {
  private OmopSection() {}

  /**
   * Reads a study's OMOP part; its faults are noted in the document.
   *
   * @return empty where a part is faulty
   */
  public static Optional<OmopDefinition> read(YamlDocument document, String dictionaryFormat) {
    int before = document.faultCount();
    YamlObject root = document.root();
    ConceptSets sets = new ConceptSets();
    sets.read(root);
    Optional<YamlObject> listed =
        root.has("dictionary") ? dictionary(document, dictionaryFormat, sets) : Optional.of(root);
    Cohorts cohorts = new Cohorts(document, sets);
    Optional<CohortDefinition> target = cohorts.target(root.object("target"));
    Optional<OutcomeDefinition> outcome = cohorts.outcome(root.object("outcome"));
    PopulationSettings population = Populations.read(root);
    List<CovariateDefinition> covariates =
        listed.map(new OmopCovariates(document, sets)::read).orElse(List.of());
    if (document.faultCount() > before || target.isEmpty() || outcome.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new OmopDefinition(sets.sets(), target.get(), outcome.get(), population, covariates));
  }

  /** Reads a dictionary file by itself; its faults are noted in the document. */
  public static List<CovariateDefinition> readDictionary(YamlDocument document, String format) {
    ConceptSets sets = new ConceptSets();
    document.root().format(format);
    sets.read(document.root());
    return new OmopCovariates(document, sets).read(document.root());
  }

  /** The root of the dictionary file that the study names, its concept sets read; or a fault. */
  private static Optional<YamlObject> dictionary(
      YamlDocument document, String format, ConceptSets sets) {
    YamlObject root = document.root();
    root.refuse("covariates", "a dictionary or covariates", "keep one of the two");
    int before = document.faultCount();
    Path file = root.path("dictionary");
    if (document.faultCount() > before) {
      return Optional.empty();
    }
    if (file.equals(document.file())) {
      root.fault("dictionary", "a file beside this one", "this one", "name a dictionary file");
      return Optional.empty();
    }
    YamlObject dictionary = document.readAlso(file).root();
    dictionary.format(format);
    sets.read(dictionary);
    return Optional.of(dictionary);
  }
}
