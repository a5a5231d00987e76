package org.ieum.spark.omop.quality;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.ieum.clinical.cohort.EventCriteria;
import org.ieum.clinical.covariate.CovariateDefinition;
import org.ieum.clinical.omop.OmopDefinition;
import org.ieum.federation.preview.LeakWarning;
import org.ieum.spark.omop.CalendarDay;
import org.ieum.spark.omop.Cdm;

/**
 * Finds covariates whose records crowd about the outcome's date. Look-back windows that end before
 * the index date do not keep those out: a diagnosis is often written down again, and later than its
 * work-up.
 *
 * <p>A covariate is flagged when, among persons with the outcome, at least half of its records lie
 * within {@value #DAYS} days of the outcome's first date, they are at least {@value #FEWEST}, and
 * the rate there is at least {@value #RATIO} times the rate in the rest of the observed time.
 */
public final class LeakDetector {
  static final int DAYS = 30;
  static final int FEWEST = 5;
  static final double RATIO = 10;
  private static final double HALF = 0.5;

  private final SparkSession session;
  private final Cdm cdm;
  private final Map<String, Set<Long>> concepts;

  /**
   * For a CDM.
   *
   * @param concepts ids of each concept set at the site
   */
  public LeakDetector(SparkSession session, Cdm cdm, Map<String, Set<Long>> concepts) {
    this.session = session;
    this.cdm = cdm;
    this.concepts = concepts;
  }

  /** The flagged covariates, the most crowded first. */
  public List<LeakWarning> find(OmopDefinition definition) {
    List<CovariateDefinition> covariates = definition.covariates();
    Dataset<Row> outcomes = outcomes(definition);
    Dataset<Row> days =
        cdm.table("observation_period")
            .groupBy("person_id")
            .agg(
                sum(CalendarDay.of(col("observation_period_end_date"))
                        .minus(CalendarDay.of(col("observation_period_start_date")))
                        .plus(1))
                    .as("days"));
    Column near = abs(CalendarDay.of(col("start")).minus(CalendarDay.of(col("outcome")))).leq(DAYS);
    Dataset<Row> persons =
        new CovariateEvents(session, cdm, concepts)
            .dated(covariates)
            .join(outcomes, "person_id", "left")
            .groupBy("covariate", "person_id")
            .agg(
                count(lit(1)).as("records"),
                sum(when(near, 1).otherwise(0)).as("near"),
                min("outcome").as("outcome"));
    Column isCase = col("outcome").isNotNull();
    List<Row> found =
        persons
            .join(days, "person_id", "left")
            .groupBy("covariate")
            .agg(
                sum(when(isCase, col("records")).otherwise(0)),
                sum(when(isCase, col("near")).otherwise(0)),
                sum(when(isCase, 1).otherwise(0)),
                sum(when(isCase, 0).otherwise(1)),
                sum(when(isCase, coalesce(col("days"), lit(0))).otherwise(0)))
            .collectAsList();
    List<LeakWarning> warnings = new ArrayList<>();
    for (Row r : found) {
      LeakWarning warning =
          warning(
              covariates.get(r.getInt(0)).name(),
              r.getLong(1),
              r.getLong(2),
              r.getLong(3),
              r.getLong(4),
              r.getLong(5));
      if (crowds(warning)) {
        warnings.add(warning);
      }
    }
    warnings.sort(
        Comparator.comparingDouble(LeakWarning::nearShare)
            .reversed()
            .thenComparing(LeakWarning::covariate));
    return warnings;
  }

  private static LeakWarning warning(
      String covariate, long records, long near, long cases, long others, long days) {
    double window = (double) cases * (2 * DAYS + 1);
    double share = records == 0 ? 0 : (double) near / records;
    double expected = days <= 0 ? 1 : Math.min(1, window / days);
    return new LeakWarning(covariate, share, expected, records, cases, others, DAYS);
  }

  /** Shares of records and of time give the two rates. */
  private static boolean crowds(LeakWarning w) {
    double inside = w.nearShare() / w.expectedShare();
    double outside = (1 - w.nearShare()) / Math.max(1e-9, 1 - w.expectedShare());
    return w.records() >= FEWEST && w.nearShare() >= HALF && inside >= RATIO * outside;
  }

  /** The first date of any event that the outcome's cohort may begin with. */
  private Dataset<Row> outcomes(OmopDefinition definition) {
    Dataset<Row> all = session.emptyDataFrame();
    boolean first = true;
    for (EventCriteria entry : definition.outcome().cohort().entry()) {
      Column concept = col(entry.domain().conceptColumn());
      Column meant =
          entry
              .conceptSet()
              .map(set -> concept.isin(concepts.getOrDefault(set, Set.of()).toArray()))
              .orElse(lit(true));
      Dataset<Row> events =
          cdm.table(entry.domain().table())
              .where(meant)
              .select(col("person_id"), col(entry.domain().startColumn()).as("outcome"));
      all = first ? events : all.union(events);
      first = false;
    }
    return all.groupBy("person_id").agg(min("outcome").as("outcome"));
  }
}
