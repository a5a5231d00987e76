package org.ieum.spark.omop.prepare;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.ieum.clinical.cohort.CohortDefinition;
import org.ieum.clinical.cohort.EventCriteria;
import org.ieum.clinical.covariate.CovariateDefinition;
import org.ieum.clinical.covariate.Feature;
import org.ieum.clinical.omop.AttritionSteps;
import org.ieum.clinical.omop.OmopDefinition;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.spark.omop.Cdm;
import org.ieum.spark.omop.cohort.Leaves;

/** One making of an analysis table: the steps from vocabulary to files and report. */
final class TableMaking {
  /** Rows a file, on the average: the number of files follows from the rows alone. */
  private static final long ROWS_A_FILE = 1 << 16;

  /** Figures that are asked of each covariate of the table. */
  private static final int ASKED = 4;

  private final SparkSession session;
  private final Cdm cdm;
  private final OmopDefinition definition;
  private final String work;
  private final String digest;
  private final String snapshot;
  private String made = "table";

  TableMaking(
      SparkSession session,
      Cdm cdm,
      OmopDefinition definition,
      String work,
      String digest,
      String snapshot) {
    this.session = session;
    this.cdm = cdm;
    this.definition = definition;
    this.work = work;
    this.digest = digest;
    this.snapshot = snapshot;
  }

  /** Where below the work folder the whole table is, once it was run. */
  String made() {
    return made;
  }

  PreparationReport run(ConceptSets concepts) {
    checkEntries(definition.target(), concepts);
    checkEntries(definition.outcome().cohort(), concepts);
    Dataset<Row> population = population(concepts);
    PopulationCounts counts = PopulationCounts.of(population, TableRows.weighted(definition));
    List<PreparationReport.Step> attrition = attrition(counts.steps());
    checkOutcomes(counts.outcomes());
    CensoringCurve curve =
        new CensoringCurve(
            counts.known(), counts.lost(), definition.population().censoring().maximumWeight());
    Dataset<Row> members = population.where(col("member"));
    long persons = counts.members();
    FeatureEvents events = new FeatureEvents(session, cdm, concepts, definition.covariates());
    TableRows rows =
        new TableRows(
            session, definition, (int) Math.max(1, (persons + ROWS_A_FILE - 1) / ROWS_A_FILE));
    Dataset<Row> table =
        written(
            "table",
            rows.of(
                members,
                events.within(members, new IndexDates(persons, counts.lastIndex())),
                curve));
    List<PreparationReport.Presence> presence = presence(table, events);
    Set<String> masked =
        presence.stream()
            .filter(p -> !p.recorded() && p.persons() > 0)
            .map(PreparationReport.Presence::covariate)
            .collect(Collectors.toSet());
    if (!masked.isEmpty()) {
      written("masked", rows.masked(table, masked));
      made = "masked";
    }
    return new PreparationReport(
        digest,
        snapshot,
        cdm.version(),
        attrition,
        counts.outcomes(),
        persons - counts.knownMembers(),
        presence.stream()
            .map(
                p ->
                    new PreparationReport.Presence(
                        p.covariate(),
                        p.recorded(),
                        p.recorded() ? p.persons() : 0,
                        p.recorded() ? p.outside() : 0,
                        p.recorded() ? p.without() : 0))
            .toList());
  }

  private void checkEntries(CohortDefinition cohort, ConceptSets concepts) {
    List<String> named =
        cohort.entry().stream().flatMap(c -> c.conceptSet().stream()).distinct().toList();
    boolean each = cohort.entry().stream().allMatch(c -> c.conceptSet().isPresent());
    if (each && named.stream().allMatch(n -> concepts.get(n).isEmpty())) {
      throw new IeumException(
          ErrorCode.BAD_TABLE,
          "cohort '"
              + cohort.name()
              + "': expected the site's vocabulary to know a concept of "
              + named
              + ", found none in the table concept of "
              + cdm.address()
              + "; correct the concept sets, or load the vocabulary that holds them");
    }
  }

  private Dataset<Row> population(ConceptSets concepts) {
    List<EventCriteria> criteria = Leaves.of(definition).all();
    Dataset<Row> history = new HistoryRows(cdm, concepts, criteria).all();
    return written("population", PopulationRows.of(session, definition, history));
  }

  private Dataset<Row> written(String name, Dataset<Row> rows) {
    String path = work + "/" + name;
    rows.write()
        .mode(SaveMode.Overwrite)
        .option("compression", "snappy")
        .option("maxRecordsPerFile", "0")
        .parquet(path);
    return session.read().schema(rows.schema()).parquet(path);
  }

  private List<PreparationReport.Step> attrition(SortedMap<Integer, Long> persons) {
    List<String> labels = AttritionSteps.labels(definition);
    long[] left = new long[labels.size()];
    persons.forEach(
        (passed, n) -> {
          if (passed == PopulationRows.FAULTY) {
            throw faultyPeriods(n);
          }
          for (int s = 0; s < passed; s++) {
            left[s] += n;
          }
        });
    List<PreparationReport.Step> steps = new ArrayList<>();
    for (int s = 0; s < left.length; s++) {
      if (left[s] == 0) {
        throw nobody(labels, s);
      }
      steps.add(new PreparationReport.Step(labels.get(s), left[s]));
    }
    return steps;
  }

  private IeumException faultyPeriods(long persons) {
    return new IeumException(
        ErrorCode.BAD_TABLE,
        "CDM "
            + cdm.address()
            + ", table observation_period: expected a person's periods to end after they start and"
            + " not to overlap, found "
            + persons
            + (persons == 1 ? " person" : " persons")
            + " with others; join overlapping periods in the ETL");
  }

  private IeumException nobody(List<String> labels, int step) {
    return new IeumException(
        ErrorCode.BAD_TABLE,
        "cohort '"
            + definition.target().name()
            + "' at "
            + cdm.address()
            + ": expected persons after the step '"
            + labels.get(step)
            + "', found none"
            + (step == 0 ? "" : ", though the step before left some")
            + "; check the study's criteria against the site's data");
  }

  private void checkOutcomes(long outcomes) {
    if (outcomes == 0) {
      throw new IeumException(
          ErrorCode.BAD_TABLE,
          "outcome '"
              + definition.outcome().cohort().name()
              + "' at "
              + cdm.address()
              + ": expected persons with the outcome in the time-at-risk, found none; check its"
              + " concept sets and confirmations against the site's data");
    }
  }

  /** Who has a value, and whether a covariate that looks empty is recorded at all. */
  private List<PreparationReport.Presence> presence(Dataset<Row> table, FeatureEvents events) {
    List<CovariateDefinition> covariates = definition.covariates();
    if (covariates.isEmpty()) {
      return List.of();
    }
    List<Column> asked = new ArrayList<>();
    for (int k = 0; k < covariates.size(); k++) {
      Column column = col("`" + covariates.get(k).name().replace("`", "``") + "`");
      Column outside = array_contains(col(OmopDefinition.OUTSIDE), k);
      asked.add(count(column));
      asked.add(min(column).equalTo(max(column)));
      asked.add(count(when(outside, lit(1))));
      asked.add(count(when(outside.and(column.isNull()), lit(1))));
    }
    Row found =
        table.agg(asked.get(0), asked.subList(1, asked.size()).toArray(Column[]::new)).head();
    Set<Integer> doubtful = new HashSet<>();
    for (int k = 0; k < covariates.size(); k++) {
      int at = ASKED * k;
      Feature feature = covariates.get(k).feature();
      boolean counts = feature instanceof Feature.Presence || feature instanceof Feature.DayCount;
      boolean constant = found.isNullAt(at + 1) || found.getBoolean(at + 1);
      boolean none = found.getLong(at) == 0;
      if (!EventFeature.of(feature).domains().isEmpty() && (none || (counts && constant))) {
        doubtful.add(k);
      }
    }
    Set<Integer> recorded = doubtful.isEmpty() ? Set.of() : events.recorded(doubtful);
    List<PreparationReport.Presence> presence = new ArrayList<>();
    for (int k = 0; k < covariates.size(); k++) {
      presence.add(
          new PreparationReport.Presence(
              covariates.get(k).name(),
              !doubtful.contains(k) || recorded.contains(k),
              found.getLong(ASKED * k),
              found.getLong(ASKED * k + 2),
              found.getLong(ASKED * k + 3)));
    }
    return presence;
  }
}
