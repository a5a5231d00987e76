package org.ieum.spark.omop.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.ieum.clinical.cohort.Domain;
import org.ieum.clinical.covariate.UnitConversion;
import org.ieum.clinical.omop.OmopDefinition;
import org.ieum.federation.preview.LeakWarning;
import org.ieum.spark.SharedSpark;
import org.ieum.spark.omop.TinyCdm;
import org.ieum.spark.omop.prepare.ResolvedConcepts;
import org.ieum.spark.omop.source.CdmSources;
import org.ieum.spark.omop.source.CheckedCdm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeakDetectorTest {
  private static final long MMSE = 4169175;

  /** As in Synthea: the test of memory and the drug come with the diagnosis, on its day. */
  private static TinyCdm likeSynthea() {
    TinyCdm cdm =
        new TinyCdm()
            .and(
                "concept",
                TinyCdm.concept(MMSE, "Mini-mental state examination", "Measurement", "S"))
            .and("concept_ancestor", MMSE + "," + MMSE + ",0,0\n");
    for (int p = 11; p <= 30; p++) {
      cdm.and("person", p + ",8507,1940,3,4,8527,0\n");
      cdm.and("observation_period", p + "," + p + ",2000-01-01,2012-12-31,32817\n");
      for (int year = 2001; year < 2012; year++) {
        cdm.and(
            "measurement",
            (100 * p + year - 2000) + "," + p + ",3004249," + year + "-05-06,32817,130,8876\n");
      }
      if (p <= 20) {
        String day = "2008-02-" + p;
        cdm.and("condition_occurrence", p + "," + p + ",378419," + day + ",,32817,\n");
        cdm.and("measurement", (10_000 + p) + "," + p + "," + MMSE + "," + day + ",32817,22,\n");
        cdm.and("drug_exposure", p + "," + p + ",757627," + day + "," + day + ",32817,30,30\n");
      }
    }
    return cdm;
  }

  @Test
  void whatAppearsOnTheDayOfTheDiagnosisIsFlaggedAndRoutineIsNot(@TempDir Path folder) {
    CheckedCdm cdm =
        CdmSources.open(SharedSpark.session(), likeSynthea().csv(folder), TinyCdm.everyTable());
    OmopDefinition definition =
        new SmallStudy()
            .measured("mmse", MMSE, 0, 30, new UnitConversion(0, 1, 0))
            .measured("sbp", 3004249, 50, 300, new UnitConversion(8876, 1, 0))
            .present("galantamine", Domain.DRUG_EXPOSURE, 757627)
            .present("diabetes", Domain.CONDITION_OCCURRENCE, 201826)
            .definition();
    List<LeakWarning> warnings =
        new LeakDetector(SharedSpark.session(), cdm, ResolvedConcepts.of(cdm, definition).sets())
            .find(definition);
    assertThat(warnings)
        .extracting(LeakWarning::covariate)
        .containsExactlyInAnyOrder("mmse", "galantamine");
    assertThat(warnings).allMatch(w -> w.nearShare() == 1 && w.expectedShare() < 0.02);
    assertThat(warnings)
        .filteredOn(w -> w.covariate().equals("mmse"))
        .singleElement()
        .satisfies(
            w -> {
              assertThat(w.records()).isEqualTo(10);
              assertThat(w.casesWith()).isEqualTo(10);
              assertThat(w.othersWith()).isZero();
            });
  }
}
