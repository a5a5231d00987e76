package org.ieum.federation.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ieum.federation.TableSummary;
import org.ieum.federation.query.Attrition;
import org.ieum.federation.query.Description;
import org.ieum.federation.query.OutsideLimits;
import org.ieum.federation.query.Presence;
import org.ieum.federation.query.ScoreSections;
import org.ieum.federation.study.DesignColumn;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Shape;

/** Table 1, attrition, and which covariates the site ever recorded. */
final class CohortAnswers {
  private CohortAnswers() {}

  /** For a table of the site with this index, or −1 where it does not share its own figures. */
  static void description(
      StudyManifest study, Description query, int site, PatientTable patients, AnswerSink sink) {
    Shape shape = query.shape(study);
    boolean own = study.evaluation().bySite() && site >= 0;
    for (int from = 0; from < patients.rows(); from += InMemorySiteTable.BLOCK) {
      int to = Math.min(from + InMemorySiteTable.BLOCK, patients.rows());
      double[] block = new double[shape.length()];
      for (int i = from; i < to; i++) {
        describe(study, shape, ScoreSections.ALL, 0, query, patients, i, block);
        if (own) {
          describe(study, shape, ScoreSections.SITES, site, query, patients, i, block);
        }
      }
      sink.add(block);
    }
  }

  private static void describe(
      StudyManifest study,
      Shape shape,
      String section,
      int cell,
      Description query,
      PatientTable patients,
      int row,
      double[] block) {
    block[at(shape, section, "records") + cell]++;
    block[at(shape, section, "events") + cell] += MomentAnswers.event(study, patients, row) ? 1 : 0;
    for (int j = 0; j < patients.columns(); j++) {
      double x = patients.value(row, j) - query.centres().get(j);
      if (!Double.isNaN(x)) {
        int column = cell * patients.columns() + j;
        block[at(shape, section, "observed") + column]++;
        block[at(shape, section, "sum") + column] += x;
        block[at(shape, section, "squares") + column] += x * x;
      }
    }
  }

  private static int at(Shape shape, String section, String field) {
    return shape.offset(ScoreSections.name(section, field));
  }

  static void attrition(StudyManifest study, int site, List<Long> persons, AnswerSink sink) {
    double[] block = new double[new Attrition().shape(study).length()];
    int steps = study.preparation().steps().size();
    for (int s = 0; s < steps; s++) {
      block[s] = persons.get(s);
      if (study.evaluation().bySite() && site >= 0) {
        block[steps + site * steps + s] = persons.get(s);
      }
    }
    sink.add(block);
  }

  static void presence(StudyManifest study, int site, PatientTable patients, AnswerSink sink) {
    double[] block = new double[new Presence().shape(study).length()];
    List<DesignColumn> design = study.dictionary().design();
    int covariates = study.dictionary().covariates().size();
    for (int i = 0; i < patients.rows(); i++) {
      for (int j = 0; j < design.size(); j++) {
        DesignColumn column = design.get(j);
        if (column.kind() != DesignColumn.Kind.MISSING && !Double.isNaN(patients.value(i, j))) {
          block[site * covariates + column.covariate()] = 1;
        }
      }
    }
    sink.add(block);
  }

  /** Of each covariate, the records with a value and those of them outside its limits. */
  static List<TableSummary.Values> values(StudyManifest study, PatientTable patients) {
    List<DesignColumn> design = study.dictionary().design();
    List<TableSummary.Values> values = new ArrayList<>();
    for (int k = 0; k < study.dictionary().covariates().size(); k++) {
      int covariate = k;
      int column =
          IntStream.range(0, design.size())
              .filter(j -> design.get(j).covariate() == covariate)
              .findFirst()
              .orElseThrow();
      long recorded = 0;
      long outside = 0;
      for (int i = 0; i < patients.rows(); i++) {
        boolean beyond = patients.outside(i, k);
        outside += beyond ? 1 : 0;
        recorded += beyond || !Double.isNaN(patients.value(i, column)) ? 1 : 0;
      }
      values.add(new TableSummary.Values(recorded, outside));
    }
    return values;
  }

  static void outside(StudyManifest study, int site, PatientTable patients, AnswerSink sink) {
    double[] block = new double[new OutsideLimits().shape(study).length()];
    List<TableSummary.Values> values = values(study, patients);
    for (int k = 0; k < values.size(); k++) {
      block[k] = OutsideLimits.rounded(values.get(k).outside());
      if (study.evaluation().bySite() && site >= 0) {
        block[(1 + site) * values.size() + k] = block[k];
      }
    }
    sink.add(block);
  }
}
