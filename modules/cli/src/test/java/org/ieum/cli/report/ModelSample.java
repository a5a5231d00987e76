package org.ieum.cli.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ieum.federation.model.Appraisal;
import org.ieum.federation.model.Caution;
import org.ieum.federation.model.Coefficient;
import org.ieum.federation.model.Cohort;
import org.ieum.federation.model.ComparatorPerformance;
import org.ieum.federation.model.Estimate;
import org.ieum.federation.model.FitStep;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.model.Heterogeneity;
import org.ieum.federation.model.LeftOutSite;
import org.ieum.federation.model.PartWeights;
import org.ieum.federation.model.Performance;
import org.ieum.federation.model.SitePerformance;
import org.ieum.federation.model.StandardErrors;
import org.ieum.federation.model.StudyResultJson;
import org.ieum.federation.model.SubgroupPerformance;
import org.ieum.federation.model.Withheld;
import org.ieum.federation.study.StudyManifest;

/** A model of {@link OmopSample} with every part that a document can hold, made up. */
final class ModelSample {
  private ModelSample() {}

  static FittedModel model(StudyManifest study) {
    Performance judged =
        MadeUp.performance(52_310, -4.75, 1.15, -0.05, 0.97, OmopSample.THRESHOLDS);
    List<SitePerformance> sites =
        List.of(
            new SitePerformance("boston", site(14_120, -4.7, 1.12, 0.02, 1.02)),
            new SitePerformance("daejeon", site(9_870, -4.8, 1.05, -0.2, 0.93)),
            new SitePerformance("seoul", site(18_200, -4.75, 1.2, 0.05, 1.0)));
    return new FittedModel(
        study.id(),
        study.digest(),
        12,
        156_930,
        2_488,
        -12_842.331,
        List.of(0.4, 49.5, 0.54, 0.17, 0.052, 131.2, 0.0, 0.31, 0.14, 0.0, 8.3),
        coefficients(),
        List.of(),
        List.of(
            new FitStep(3, -14_010, 1500),
            new FitStep(4, -12_900, 61),
            new FitStep(5, -12_844, 1.4),
            new FitStep(6, -12_842.4, 2e-3),
            new FitStep(7, -12_842.331, 6e-9)),
        MadeUp.performance(156_930, -4.75, 1.15, 0, 1, OmopSample.THRESHOLDS),
        judged,
        sites,
        StandardErrors.ROBUST,
        List.of(
            new SubgroupPerformance("sex", "0", site(24_000, -4.8, 1.1, -0.1, 0.96)),
            new SubgroupPerformance("sex", "1", site(28_310, -4.7, 1.2, 0, 0.98)),
            new SubgroupPerformance("age band", "below -2", site(21_000, -5.6, 0.8, 0, 0.95)),
            new SubgroupPerformance("age band", "-2 to below 3", site(15_000, -4.6, 0.7, 0, 1)),
            new SubgroupPerformance(
                "age band", "3 to below 8 + 8 and above", site(16_310, -3.6, 0.7, 0, 0.9))),
        List.of(
            new Heterogeneity("auc", 3, 0.778, 0.741, 0.811, 0.69, 0.846, 0.06, 0.31, 2.9),
            new Heterogeneity(
                "observed/expected", 3, 1.01, 0.83, 1.23, 0.55, 1.86, 0.11, 0.62, 5.3),
            new Heterogeneity(
                "calibration slope", 3, 0.99, 0.89, 1.09, 0.8, 1.18, 0, 0, Double.NaN)),
        List.of(
            new ComparatorPerformance(
                "UK-DRS 60–79",
                "Walters et al., BMC Medicine 2016",
                MadeUp.performance(52_310, -4.2, 0.95, -0.6, 0.9, List.of()),
                List.of(),
                List.of(new SubgroupPerformance("sex", "0", site(24_000, -4.1, 0.9, -0.5, 0.91))))),
        List.of(
            new LeftOutSite("boston", site(14_120, -4.7, 1.1, 0.1, 0.98), List.of(-4.5)),
            new LeftOutSite("seoul", site(18_200, -4.75, 1.1, -0.2, 0.95), List.of(-4.6))),
        cohort(study));
  }

  private static Performance site(
      long records, double mean, double sd, double shift, double slope) {
    return MadeUp.performance(records, mean, sd, shift, slope, List.of());
  }

  private static List<Coefficient> coefficients() {
    return List.of(
        coefficient(Coefficient.INTERCEPT, -5.312, 0.18),
        coefficient("age", 0.1713, 0.0048),
        coefficient("age_squared", -0.00412, 0.00061),
        coefficient("female", 0.1302, 0.041),
        coefficient("diabetes", 0.2871, 0.047),
        coefficient("stroke", 0.5713, 0.066),
        coefficient("sbp", -0.00154, 0.0013),
        coefficient("sbp missing", 0.062, 0.055),
        coefficient("smoking=former", 0.021, 0.048),
        coefficient("smoking=current", 0.2204, 0.061),
        coefficient("smoking missing", -0.03, 0.07),
        coefficient("visits", 0.0041, 0.0017));
  }

  private static Coefficient coefficient(String name, double estimate, double error) {
    double z = estimate / error;
    return new Coefficient(
        name,
        estimate,
        error,
        z,
        Math.min(1, Math.exp(-z * z / 2)),
        estimate - 1.96 * error,
        estimate + 1.96 * error);
  }

  private static Cohort cohort(StudyManifest study) {
    List<Cohort.Column> columns =
        List.of(
            new Cohort.Column("age", 209_240, 0.41, 6.83),
            new Cohort.Column("age_squared", 209_240, 49.5, 41.2),
            new Cohort.Column("female", 209_240, 0.541, 0.498),
            new Cohort.Column("diabetes", 209_240, 0.168, 0.374),
            new Cohort.Column("stroke", 209_240, 0.0521, 0.222),
            new Cohort.Column("sbp", 171_310, 131.2, 17.9),
            new Cohort.Column("sbp missing", 209_240, 0.181, 0.385),
            new Cohort.Column("smoking=former", 148_000, 0.31, 0.46),
            new Cohort.Column("smoking=current", 148_000, 0.14, 0.35),
            new Cohort.Column("smoking missing", 209_240, 0.29, 0.45),
            new Cohort.Column("visits", 209_240, 8.31, 9.7));
    List<Cohort.SiteCohort> sites = new ArrayList<>();
    long part = 60_000;
    for (String site : List.of("boston", "seoul")) {
      long n = part;
      sites.add(
          new Cohort.SiteCohort(
              site,
              n,
              n / 56,
              steps(study, 2.4 * n),
              columns.stream()
                  .map(
                      c ->
                          new Cohort.Column(
                              c.name(),
                              site.equals("seoul") && c.name().startsWith("smoking=")
                                  ? 0
                                  : Math.round(n * (c.observed() / 209_240.0)),
                              site.equals("seoul") && c.name().startsWith("smoking=")
                                  ? Double.NaN
                                  : c.mean() * 0.98,
                              c.standardDeviation()))
                  .toList()));
      part += 12_000;
    }
    return new Cohort(
        209_240,
        3_712,
        steps(study, 511_200),
        columns,
        sites,
        List.of(
            new Cohort.Presence("age", List.of()),
            new Cohort.Presence("smoking", List.of("seoul"))));
  }

  private static List<Cohort.Step> steps(StudyManifest study, double first) {
    List<Cohort.Step> steps = new ArrayList<>();
    double[] left = {1, 0.71, 0.64, 0.64, 0.52, 0.48, 209_240 / 511_200.0};
    int k = 0;
    for (String label : study.preparation().steps()) {
      steps.add(new Cohort.Step(label, Math.round(first * left[k++ % left.length])));
    }
    return steps;
  }

  static StudyResultJson result(FittedModel model) {
    TreeMap<String, Long> bytes = new TreeMap<>();
    OmopSample.SITES.forEach(site -> bytes.put(site, 61_204L));
    TreeMap<String, StudyResultJson.Head> heads = new TreeMap<>();
    heads.put("coordinator", new StudyResultJson.Head(118, "ab12".repeat(16)));
    Map<String, Double> seconds = new LinkedHashMap<>(Map.of("running", 74.2));
    return new StudyResultJson(model, OmopSample.SITES, bytes, heads, seconds);
  }

  /** The same model with weights, and with something to warn of. */
  static FittedModel warned(FittedModel m, List<PartWeights> weights, List<Caution> cautions) {
    return new FittedModel(
        m.studyId(),
        m.studyDigest(),
        m.rounds(),
        m.records(),
        m.events(),
        m.logLikelihood(),
        m.imputation(),
        m.coefficients(),
        m.excluded(),
        m.fit(),
        m.development(),
        m.validation(),
        m.sites(),
        m.standardErrors(),
        m.subgroups(),
        m.heterogeneity(),
        m.comparators(),
        m.leftOut(),
        m.cohort(),
        weights,
        cautions,
        m.publicData(),
        m.response());
  }

  /** The same model of which only the headline is known. */
  static FittedModel bare(FittedModel m) {
    return new FittedModel(
        m.studyId(),
        m.studyDigest(),
        m.rounds(),
        m.records(),
        m.events(),
        m.logLikelihood(),
        m.imputation(),
        m.coefficients(),
        m.excluded(),
        m.fit(),
        headline(m.development()),
        headline(m.validation()),
        List.of());
  }

  private static Performance headline(Performance p) {
    return new Performance(
        p.records(),
        p.events(),
        p.auc(),
        p.aucBound(),
        p.auprc(),
        p.brier(),
        p.logLoss(),
        p.calibrationSlope(),
        p.calibrationIntercept(),
        p.roc(),
        p.calibration());
  }

  static FittedModel withCohort(FittedModel m, Cohort cohort) {
    return with(m, m.validation(), m.heterogeneity(), cohort);
  }

  /** The same model with NaN and infinities wherever the contract allows a missing figure. */
  static FittedModel withoutNumbers(FittedModel m) {
    double none = Double.NaN;
    Performance unknown =
        new Performance(
            0,
            0,
            none,
            none,
            none,
            none,
            none,
            none,
            Double.POSITIVE_INFINITY,
            List.of(),
            List.of(new Performance.CalibrationGroup(5, none, none)),
            new Appraisal(
                none,
                none,
                none,
                Estimate.none(),
                none,
                Estimate.none(),
                Estimate.none(),
                Estimate.none(),
                Estimate.none(),
                Double.POSITIVE_INFINITY,
                none,
                none,
                none,
                List.of(new Appraisal.CurvePoint(none, none, none, none)),
                List.of(new Appraisal.DecisionPoint(0.1, none, none)),
                List.of(),
                List.of(new Appraisal.RiskBand(0, 1, none, 0)),
                Withheld.none()));
    return with(
        m,
        unknown,
        List.of(new Heterogeneity("auc", 3, none, none, none, none, none, none, none, none)),
        m.cohort());
  }

  private static FittedModel with(
      FittedModel m, Performance validation, List<Heterogeneity> heterogeneity, Cohort cohort) {
    return new FittedModel(
        m.studyId(),
        m.studyDigest(),
        m.rounds(),
        m.records(),
        m.events(),
        m.logLikelihood(),
        m.imputation(),
        m.coefficients(),
        m.excluded(),
        m.fit(),
        m.development(),
        validation,
        m.sites(),
        m.standardErrors(),
        m.subgroups(),
        heterogeneity,
        m.comparators(),
        m.leftOut(),
        cohort);
  }
}
