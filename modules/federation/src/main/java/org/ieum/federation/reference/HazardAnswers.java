package org.ieum.federation.reference;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ieum.federation.linear.Packed;
import org.ieum.federation.query.BaselineHazards;
import org.ieum.federation.query.Coefficients;
import org.ieum.federation.query.PartialLikelihood;
import org.ieum.federation.query.Partition;
import org.ieum.federation.query.Scaling;
import org.ieum.federation.study.StudyManifest;

/**
 * Log partial likelihood, gradient and information of a site's training records (Cox 1972), ties
 * after Efron: who is at risk is added up from the longest time to the shortest.
 */
final class HazardAnswers {
  /** Numbers of {@link PartialLikelihood} before its gradient. */
  private static final int SUMS = 3;

  private static final double LEAST_HAZARD = StrictMath.exp(-PartialLikelihood.LARGEST_CONTRAST);

  private final StandardisedRows rows;
  private final PatientTable patients;
  private final double[] beta;

  private HazardAnswers(Scaling scaling, Coefficients coefficients, PatientTable patients) {
    this.rows = new StandardisedRows(patients, scaling, false);
    this.patients = patients;
    this.beta = coefficients.toArray();
  }

  static void answer(PartialLikelihood query, PatientTable patients, AnswerSink sink) {
    sink.add(new HazardAnswers(query.scaling(), query.coefficients(), patients).numbers());
  }

  /** Baseline hazards: of each event in turn, 1 over the hazards that are still at risk. */
  static void answer(
      StudyManifest study, BaselineHazards query, PatientTable patients, AnswerSink sink) {
    HazardAnswers answers = new HazardAnswers(query.scaling(), query.coefficients(), patients);
    List<Integer> byTime = answers.byTime();
    double[] horizons = study.outcome().horizons().stream().mapToDouble(h -> h).toArray();
    long[] died = new long[horizons.length];
    long[] longer = new long[horizons.length];
    double[] hazards = new double[horizons.length];
    double[] z = new double[answers.beta.length];
    double risk = 0;
    for (int from = 0; from < byTime.size(); ) {
      double time = answers.time(byTime.get(from));
      double own = 0;
      int deaths = 0;
      int to = from;
      for (; to < byTime.size() && answers.time(byTime.get(to)) == time; to++) {
        answers.rows.read(byTime.get(to), z);
        double hazard = StrictMath.exp(StandardisedRows.dot(answers.beta, z));
        risk += hazard;
        if (patients.outcome(byTime.get(to))) {
          own += hazard;
          deaths++;
        }
      }
      for (int h = 0; h < horizons.length; h++) {
        longer[h] += time > horizons[h] ? to - from : 0;
        died[h] += time > horizons[h] ? 0 : deaths;
        for (int k = 0; k < deaths && time <= horizons[h]; k++) {
          hazards[h] += 1 / (risk - own * k / deaths);
        }
      }
      from = to;
    }
    sink.add(BaselineHazards.answer(byTime.size(), died, longer, hazards));
  }

  private double time(int row) {
    return Math.abs(patients.outcomeValue(row));
  }

  /** The training records, from the longest time to the shortest. */
  private List<Integer> byTime() {
    return IntStream.range(0, patients.rows())
        .filter(i -> rows.in(i, Partition.TRAIN))
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -time(i)))
        .toList();
  }

  private double[] numbers() {
    int p = beta.length;
    double[] out = new double[SUMS + p + Packed.length(p)];
    List<Integer> byTime = byTime();
    out[0] = byTime.size();
    double[] z = new double[p];
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i : byTime) {
      rows.read(i, z);
      greatest = Math.max(greatest, StandardisedRows.dot(beta, z));
    }
    double[] risk = new double[1 + p + Packed.length(p)];
    for (int from = 0; from < byTime.size(); ) {
      double time = time(byTime.get(from));
      double[] died = new double[risk.length];
      int deaths = 0;
      int to = from;
      for (; to < byTime.size(); to++) {
        int i = byTime.get(to);
        if (time(i) != time) {
          break;
        }
        rows.read(i, z);
        double eta = StandardisedRows.dot(beta, z);
        double hazard = StrictMath.exp(eta - greatest);
        add(risk, z, hazard);
        if (patients.outcome(i)) {
          add(died, z, hazard);
          deaths++;
          out[2] += eta - greatest;
          for (int a = 0; a < p; a++) {
            out[SUMS + a] += z[a];
          }
        }
      }
      for (int k = 0; k < deaths; k++) {
        if (!at(risk, died, (double) k / deaths, out)) {
          double[] apart = new double[out.length];
          apart[0] = byTime.size();
          apart[1] = 1;
          return apart;
        }
      }
      from = to;
    }
    return out;
  }

  private static void add(double[] sums, double[] z, double hazard) {
    sums[0] += hazard;
    LikelihoodAnswers.addRow(sums, 1, z, hazard, hazard);
  }

  /** One of some deaths of a time, at which a part of those who died then is no longer at risk. */
  private boolean at(double[] risk, double[] died, double part, double[] out) {
    int p = beta.length;
    double[] left = new double[risk.length];
    Arrays.setAll(left, k -> risk[k] - part * died[k]);
    if (!(left[0] > LEAST_HAZARD)) {
      return false;
    }
    out[2] -= StrictMath.log(left[0]);
    int at = 1 + p;
    int information = SUMS + p;
    for (int a = 0; a < p; a++) {
      out[SUMS + a] -= left[1 + a] / left[0];
      for (int b = a; b < p; b++) {
        out[information++] +=
            left[at++] / left[0] - left[1 + a] / left[0] * (left[1 + b] / left[0]);
      }
    }
    return true;
  }
}
