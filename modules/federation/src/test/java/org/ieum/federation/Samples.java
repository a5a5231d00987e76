package org.ieum.federation;

import java.util.List;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.CovariateType;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.Split;
import org.ieum.federation.study.StudyManifest;

/** A study that uses every kind of covariate. */
public final class Samples {
  private Samples() {}

  public static StudyManifest study() {
    return new StudyManifest(
        "dementia",
        "Early diagnosis of dementia 치매",
        "research \"quoted\"",
        List.of("snuh", "mgh"),
        "patients",
        "person_id",
        "outcome",
        new FeatureDictionary(
            List.of(
                new Covariate(
                    "age",
                    "age_years",
                    CovariateType.CONTINUOUS,
                    40,
                    100,
                    List.of(),
                    true,
                    "a",
                    "age at index"),
                Covariate.binary("sex"),
                Covariate.categorical("apoe", List.of("0", "1", "2")))),
        new Split(25, "salt"),
        ModelSpec.logistic().withRidge(0.1),
        new EvaluationSpec(10, 5, true, 10),
        1000,
        20);
  }
}
