package org.ieum.clinical;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.ieum.clinical.definition.OmopSection;
import org.junit.jupiter.api.Test;

/** Schema and reader judge studies over OMOP tables, and their dictionaries, alike. */
class OmopSchemaParityTest {
  private static final String COVARIATES =
      """
      covariates:
        - {name: age2, feature: age, min: 50, max: 95, unit: a, centre: 65.5, power: 2, ohdsi-id: 1002}
        - {name: year, feature: index-year, min: 2000, max: 2030}
        - {name: female, feature: gender, concepts: [8532], label: 여성, description: sex}
        - {name: korean, feature: race, concepts: [38003585]}
        - {name: hispanic, feature: ethnicity, concepts: [38003563]}
        - {name: treated, feature: presence, drug-exposure: drugs, drug-era: drugs, days: [-365, -1]}
        - {name: seen, feature: day-count, visit-occurrence: visits, days: [any, -1], min: 0, max: 99}
        - {name: sbp, feature: latest-value, measurement: sbp, days: [-730, -1], min: 60, max: 260,
           unit: "mm[Hg]", units: {8876: 1, "9": {factor: 2, offset: 1}}, missing-indicator: true}
        - {name: smoking, feature: latest-level, observation: smoking, days: [any, -1],
           levels: {never: [1, 2], current: [3]}}
      """;
  private static final String SETS =
      """
      concept-sets:
        visits: [9201, 9202]
        disease: [{concept: 4182210, code: SNOMED/52448006, mapped: true}, {concept: 5, exclude: true}]
        drugs: [{concept: 715997, descendants: false}]
        sbp: [3004249]
        smoking: [43054909]
      """;
  private static final String STUDY =
      """
      ieum: study/v1
      id: dementia
      title: Dementia
      purpose: To test
      cdm: {table: cdm, minimum-cohort: 20, max-records: 100000, max-outside-percent: 30}
      target:
        name: elders
        entry: [{visit-occurrence: visits, visit-types: [9201]}, {measurement: sbp, value: [140, any], units: [8876]}]
        study-window: ['2012-01-01', '2018-12-31']
        age-at-index: [60, 84]
        gender: [8532]
        prior-observation-days: 365
        include:
          - {name: seen, visit-occurrence: visits, days: [-365, -1], at-least: 2, distinct: start-date}
          - name: smoker
            any-of: [{observation: smoking, value-concepts: [3], days: [any, 0]}, {death: any, days: [0, any]}]
        exclude: [{name: ill before, condition-occurrence: disease, days: [any, 0]}]
        limit: first
        exit: {from: start, days: 30}
      outcome:
        entry: [{condition-occurrence: disease, first: true}]
        confirm: [{condition-occurrence: disease, days: [1, 365]}]
        expected-share: [0.001, any]
      time-at-risk: {start: 1, start-anchor: cohort-start, end: 1825, end-anchor: cohort-start}
      population:
        first-exposure-only: false
        remove-prior-outcome: true
        prior-outcome-lookback-days: 99999
        minimum-time-at-risk-days: 0
        censoring: {policy: ipcw, maximum-weight: 20}
      model: {ridge: 0, firth: false, without: [hispanic, sbp]}
      evaluation:
        thresholds: [0.01, 0.05]
        subgroups: [{name: age, covariate: age2, cuts: [10, 20]}, {name: smoking, covariate: smoking, levels: [never]}]
        comparators:
          - name: published
            source: a journal
            link: complementary-log-log
            intercept: -5.7
            terms:
              - {covariate: age2, coefficient: 0.2, shift: 1, divisor: 10, exponent: 2}
              - {covariate: smoking, level: current, coefficient: 1}
              - {covariate: sbp, band: [140, any], coefficient: 0.5}
              - {covariate: sbp, band: [140, any], coefficient: 0.5, when: {covariate: smoking, level: never}}
              - {covariate: female, coefficient: 2, when: {covariate: hispanic, band: [any, 0.5]}}
        leave-one-site-out: false
      """
          + SETS
          + COVARIATES;
  private static final String DICTIONARY = "ieum: dictionary/v1\n" + SETS + COVARIATES;

  @Property(tries = 800)
  void judgesMutatedStudiesAlike(@ForAll long seed) {
    Mutations.judge(
        Schemas.STUDY, Mutations.mutate(Schemas.json(STUDY), new Random(seed)), StudyFile::read);
  }

  @Property(tries = 400)
  void judgesMutatedDictionariesAlike(@ForAll long seed) {
    Mutations.judge(
        Schemas.DICTIONARY,
        Mutations.mutate(Schemas.json(DICTIONARY), new Random(seed)),
        document -> {
          if (document.root().has("concept-sets")) {
            OmopSection.readDictionary(document, DictionaryFile.FORMAT);
          } else {
            DictionaryFile.read(document);
          }
          document.finish();
        });
  }

  @Test
  void bothAcceptTheOriginals() {
    assertThat(Schemas.faults(Schemas.STUDY, Schemas.json(STUDY))).isEmpty();
    assertThat(Schemas.faults(Schemas.DICTIONARY, Schemas.json(DICTIONARY))).isEmpty();
    assertThat(Mutations.refusals(Schemas.json(STUDY), StudyFile::read)).isEmpty();
  }

  @Test
  void mutationsReachBothVerdicts() {
    long accepted =
        new Random(7)
            .longs(200)
            .mapToObj(seed -> Mutations.mutate(Schemas.json(STUDY), new Random(seed)))
            .filter(study -> Schemas.faults(Schemas.STUDY, study).isEmpty())
            .count();
    assertThat(accepted).isBetween(10L, 190L);
  }
}
