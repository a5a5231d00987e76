package org.ieum.federation;

import java.util.List;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.CovariateType;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.ExternalModel;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.Split;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.study.Subgroup;
import org.ieum.federation.study.Term;

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

  /** The same at four sites, with everything that an evaluation can ask for. */
  public static StudyManifest evaluated() {
    StudyManifest study = study();
    return study
        .withSites(List.of("snuh", "mgh", "charite", "inselspital"))
        .withEvaluation(
            study
                .evaluation()
                .withThresholds(List.of(0.05, 0.2))
                .withSubgroups(
                    List.of(
                        Subgroup.bands("age band", "age", List.of(65.0, 80.5)),
                        new Subgroup("apoe", "apoe", List.of(), List.of("0", "2"))))
                .withComparators(
                    List.of(
                        new ExternalModel(
                            "published",
                            "a journal",
                            ExternalModel.Link.COMPLEMENTARY_LOG_LOG,
                            -6,
                            List.of(
                                new Term.Power("age", 60, 10, -0.5 + 2.5, 0.3),
                                new Term.Band("age", 80, Double.POSITIVE_INFINITY, 0.1),
                                new Term.Level("apoe", "0", -0.2)))))
                .withLeaveOneSiteOut());
  }
}
