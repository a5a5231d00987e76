package org.ieum.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ieum.federation.Federation;
import org.ieum.federation.ProgressListener;
import org.ieum.federation.SimulatedFederation;
import org.ieum.federation.SiteTable;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.query.AtSite;
import org.ieum.federation.query.Coefficients;
import org.ieum.federation.query.LeastPart;
import org.ieum.federation.query.Partition;
import org.ieum.federation.query.Query;
import org.ieum.federation.query.Scaling;
import org.ieum.federation.query.ScoreGroups;
import org.ieum.federation.query.ScorePlacements;
import org.ieum.federation.query.ScoreSections;
import org.ieum.federation.query.ScoredModel;
import org.ieum.federation.reference.InMemorySiteTable;
import org.ieum.federation.reference.PatientTable;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.GroupRule;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.AggregateVector;
import org.ieum.testkit.SyntheticCohort;
import org.junit.jupiter.api.Test;

/** What evaluations release, site by site, against what may be released. */
class ReleasedScoresTest {
  private static final int STUDIES = 120;

  /** The bins of which a reader knows that one patient alone is in them. */
  private static long alone(double[] counts) {
    return Arrays.stream(counts).filter(n -> n > 0 && n < LeastPart.GROUP).count();
  }

  /**
   * The attack: in a bin that holds one patient, the sum of logits is the patient's own, and with
   * real-valued covariates no other row of the dictionary has it.
   */
  @Test
  void sumsOfLogitsByBinTellSinglePatientsAndGroupedScoresTellNone() {
    SyntheticCohort cohort = new SyntheticCohort(-0.3, 0.9, -0.7);
    StudyManifest study = cohort.study(1).withEvaluation(new EvaluationSpec(2000, 12, true, 2000));
    PatientTable patients = cohort.draw(study, 210, 0, 4);
    double[] counts = new double[2000];
    double[] logits = new double[2000];
    List<Double> scores = new ArrayList<>();
    for (int i = 0; i < patients.rows(); i++) {
      double score = -0.3 + 0.9 * patients.value(i, 0) - 0.7 * patients.value(i, 1);
      scores.add(score);
      int bin = ScoreSections.bin(score, 12, 2000);
      counts[bin]++;
      logits[bin] += score;
    }
    long recovered =
        IntStream.range(0, counts.length)
            .filter(b -> counts[b] == 1 && scores.contains(logits[b]))
            .count();
    assertThat(recovered).isGreaterThan(100).isEqualTo(alone(counts) - twins(counts));

    ScoredModel model =
        new ScoredModel.Own(
            new Scaling(new double[2], new double[] {1, 1}), new Coefficients(-0.3, 0.9, -0.7));
    ScoreGroups query = new ScoreGroups(model, Partition.TRAIN, true);
    AggregateVector sum = of(study, List.of(patients)).ask(query);
    for (String field : List.of("negatives", "positives", "siteNegatives", "sitePositives")) {
      assertThat(alone(sum.values(field))).as(field).isZero();
    }
    assertThat(sum.shape().fields()).noneMatch(f -> f.ownName().equals("logit"));
  }

  private static long twins(double[] counts) {
    return Arrays.stream(counts).filter(n -> n > 1 && n < LeastPart.GROUP).count();
  }

  private static SimulatedFederation of(StudyManifest study, List<PatientTable> tables) {
    return InMemorySiteTable.federate(study, tables);
  }

  /** Hospitals whose every answer about scores is looked at on its own. */
  private static final class Watched implements Federation {
    private final StudyManifest study;
    private final List<? extends SiteTable> sites;
    private int looked;

    Watched(StudyManifest study, List<? extends SiteTable> sites) {
      this.study = study;
      this.sites = sites;
    }

    @Override
    public StudyManifest study() {
      return study;
    }

    @Override
    public AggregateVector ask(Query query) {
      for (Query part : query.parts()) {
        for (SiteTable site : sites) {
          AggregateVector own = new SimulatedFederation(study, List.of(site)).ask(part);
          Query inner = part instanceof AtSite at ? at.query() : part;
          if (inner instanceof ScoreGroups groups) {
            new Release(study, own, groups.sections()).groups();
            looked++;
          } else if (inner instanceof ScorePlacements placements) {
            new Release(study, own, placements.sections()).placements();
            looked++;
          }
        }
      }
      return new SimulatedFederation(study, sites).ask(query);
    }
  }

  /** One site's answer. */
  private record Release(StudyManifest study, AggregateVector sum, boolean sections) {
    private double[] some(String section, String field, int cell, int width) {
      double[] all = sum.values(ScoreSections.name(section, field));
      return Arrays.copyOfRange(all, cell * width, (cell + 1) * width);
    }

    private double one(String section, String field, int cell) {
      return some(section, field, cell, 1)[0];
    }

    private boolean weighted() {
      return study.preparation().weight().isPresent();
    }

    void groups() {
      cell(ScoreSections.ALL, 0);
      if (sections) {
        for (int g = 0; g < ScoreSections.groups(study); g++) {
          cell(ScoreSections.GROUPS, g);
        }
        for (int s = 0; study.evaluation().bySite() && s < study.sites().size(); s++) {
          cell(ScoreSections.SITES, s);
        }
        GroupRule.of(study).forEach(this::rest);
      }
    }

    private void cell(String section, int cell) {
      double records = one(section, "records", cell);
      double events = one(section, "events", cell);
      if (records > 0) {
        part(records, events);
      }
      assertThat(one(section, "withheldRecords", cell) % 5).isZero();
      int bins = ScoreSections.bins(study.evaluation(), section);
      kind(some(section, "negatives", cell, bins), records - events);
      kind(some(section, "positives", cell, bins), events);
    }

    private static void part(double records, double events) {
      assertThat(records).isGreaterThanOrEqualTo(20);
      assertThat(events).isBetween(10.0, records - 10);
    }

    private void kind(double[] bins, double records) {
      // Weights of these studies are from 1 to 2.
      assertThat(alone(bins)).isZero();
      double total = Arrays.stream(bins).sum();
      assertThat(Arrays.stream(bins).filter(n -> n > 0).count())
          .isLessThanOrEqualTo((long) (records / LeastPart.GROUP));
      assertThat(total).isBetween(records, weighted() ? 2 * records : records);
    }

    /** What is left of the whole when a subgroup's groups are taken away. */
    private void rest(GroupRule rule) {
      double records = one(ScoreSections.ALL, "records", 0);
      double events = one(ScoreSections.ALL, "events", 0);
      double told = 0;
      for (int g = rule.first(); g < rule.first() + rule.groups(); g++) {
        told += one(ScoreSections.GROUPS, "records", g);
        records -= one(ScoreSections.GROUPS, "records", g);
        events -= one(ScoreSections.GROUPS, "events", g);
      }
      if (told > 0 && records > 0) {
        part(records, events);
      }
    }

    void placements() {
      int thresholds = study.evaluation().thresholds().size();
      if (weighted() || thresholds == 0) {
        return;
      }
      strips(ScoreSections.ALL, 0, thresholds);
      if (sections) {
        for (int g = 0; g < ScoreSections.groups(study); g++) {
          strips(ScoreSections.GROUPS, g, thresholds);
        }
        for (int s = 0; study.evaluation().bySite() && s < study.sites().size(); s++) {
          strips(ScoreSections.SITES, s, thresholds);
        }
        GroupRule.of(study).forEach(rule -> rest(rule, thresholds));
      }
    }

    private void strips(String section, int cell, int thresholds) {
      for (String kind : List.of("Negatives", "Positives")) {
        double[] below = some(section, "unflagged" + kind, cell, thresholds);
        double[] above = some(section, "flagged" + kind, cell, thresholds);
        double before = 0;
        for (int t = 0; t < thresholds; t++) {
          if (below[t] + above[t] > 0) {
            counted(below[t] - before);
            counted(above[t]);
            before = below[t];
          }
        }
      }
    }

    private void rest(GroupRule rule, int thresholds) {
      for (String kind : List.of("Negatives", "Positives")) {
        double[] above = some(ScoreSections.ALL, "flagged" + kind, 0, thresholds);
        double[] below = some(ScoreSections.ALL, "unflagged" + kind, 0, thresholds);
        for (int t = 0; t < thresholds; t++) {
          double told = 0;
          for (int g = rule.first(); g < rule.first() + rule.groups(); g++) {
            double[] own = some(ScoreSections.GROUPS, "flagged" + kind, g, thresholds);
            double[] other = some(ScoreSections.GROUPS, "unflagged" + kind, g, thresholds);
            told += own[t] + other[t];
            above[t] -= own[t];
            below[t] -= other[t];
          }
          if (told > 0) {
            counted(above[t]);
            counted(below[t]);
          }
        }
      }
    }

    private static void counted(double records) {
      assertThat(records == 0 || records >= LeastPart.COUNTED).as("%s records", records).isTrue();
    }
  }

  @Test
  void noSiteOfAnyStudyReleasesASmallGroupPartOrDifference() {
    int looked = 0;
    for (int seed = 0; seed < STUDIES; seed++) {
      AnyStudy any = new AnyStudy(1000 + seed);
      StudyManifest study = any.study();
      Watched sites = new Watched(study, any.hospitals(study, seed % 2 == 0));
      try {
        StudyProgram.run(sites, ProgressListener.none());
      } catch (IeumException e) {
        // Some of them cannot be fitted; what they released before was looked at.
        assertThat(e.text()).isNotBlank();
      }
      looked += sites.looked;
    }
    assertThat(looked).isGreaterThan(5 * STUDIES);
  }
}
