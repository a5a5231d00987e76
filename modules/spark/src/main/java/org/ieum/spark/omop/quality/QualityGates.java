package org.ieum.spark.omop.quality;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.ieum.clinical.cohort.NumberRange;
import org.ieum.clinical.omop.OmopDefinition;
import org.ieum.federation.preview.Finding;
import org.ieum.federation.preview.SitePreview;
import org.ieum.spark.omop.source.CheckedCdm;

/**
 * The data-quality gates before a study runs, after OHDSI's DataQualityDashboard and with checks of
 * our own. Persons, deaths and periods are gone through by person; then every table that the study
 * reads is read once, without a shuffle, and only counts come back. Keys are shuffled where the
 * order of the rows leaves it open whether one comes twice.
 */
public final class QualityGates {
  private final SparkSession session;
  private final CheckedCdm cdm;
  private final LocalDate today;

  /**
   * For a CDM whose schema is right.
   *
   * @param today no date should lie after it
   */
  public QualityGates(SparkSession session, CheckedCdm cdm, LocalDate today) {
    this.session = session;
    this.cdm = cdm;
    this.today = today;
  }

  /** The latest day that it is anywhere on earth now, whatever the machine's time zone. */
  public static LocalDate today() {
    return LocalDate.now(ZoneOffset.ofHours(14));
  }

  /**
   * What was found.
   *
   * @param findings those that block first
   * @param scanned rows of each table
   * @param readable the tables whose every cell can be read
   */
  public record Result(
      List<Finding> findings, List<SitePreview.Count> scanned, List<String> readable) {
    public Result {
      findings = List.copyOf(findings);
      scanned = List.copyOf(scanned);
      readable = List.copyOf(readable);
    }

    public boolean blocked() {
      return findings.stream().anyMatch(Finding::blocks);
    }
  }

  /**
   * Looks at the tables.
   *
   * @param tables that the study reads; person and observation_period are looked at in any case
   * @param concepts ids of each concept set at the site
   */
  public Result examine(
      Collection<String> tables, OmopDefinition definition, Map<String, Set<Long>> concepts) {
    Look look = look(tables);
    List<Finding> findings = records(look, definition, concepts);
    List<String> readable = look.cells().readable();
    cdm.remarks()
        .forEach(
            r -> findings.add(Finding.of(Finding.Code.COLUMN_NAME, subject(r), 0, 0, text(r))));
    if (readable.containsAll(tables)) {
      CovariateEvents events = new CovariateEvents(session, cdm, concepts);
      findings.addAll(new ValueChecks(session, events).findings(definition.covariates()));
    }
    findings.addAll(vocabulary());
    findings.sort(Comparator.comparing(Finding::severity).thenComparing(Finding::code));
    return new Result(findings, look.cells().scanned(), readable);
  }

  /** The findings alone that must keep a study from running; fewer passes than {@link #examine}. */
  public List<Finding> blocking(
      Collection<String> tables, OmopDefinition definition, Map<String, Set<Long>> concepts) {
    return records(look(tables), definition, concepts).stream().filter(Finding::blocks).toList();
  }

  /** What the passes over the rows brought back. */
  private record Look(
      TableChecks cells, SortedMap<String, RowTally> tallies, List<PersonPass.Part> persons) {}

  private Look look(Collection<String> tables) {
    Set<String> looked = new TreeSet<>(tables);
    looked.add("person");
    looked.add("observation_period");
    boolean deaths = cdm.tables().contains("death");
    if (deaths) {
      looked.add("death");
    }
    List<PersonPass.Part> persons = PersonPass.over(cdm, deaths);
    SortedMap<String, RowTally> tallies =
        new RowPass(cdm, looked).run(session, KnownPersons.of(persons), today);
    TableChecks cells = new TableChecks(cdm);
    tallies.forEach(cells::judge);
    return new Look(cells, tallies, persons);
  }

  private List<Finding> records(
      Look look, OmopDefinition definition, Map<String, Set<Long>> concepts) {
    List<Finding> findings = new ArrayList<>(look.cells().findings());
    List<String> readable = look.cells().readable();
    if (readable.contains("person")) {
      findings.addAll(EventChecks.findings(look.tallies(), readable));
    }
    if (readable.contains("observation_period")) {
      findings.addAll(PeriodChecks.findings(look.persons()));
    }
    findings.addAll(
        new ConceptChecks(cdm, concepts).findings(look.tallies(), readable, definition));
    return findings;
  }

  /** Size of the population and number of its outcomes against what a model needs. */
  public static List<Finding> size(long persons, long outcomes, int minimumCohort) {
    List<Finding> findings = new ArrayList<>();
    if (persons < minimumCohort) {
      findings.add(
          Finding.of(
              Finding.Code.FEW_PERSONS,
              "population",
              persons,
              0,
              "expected at least the minimum cohort of "
                  + minimumCohort
                  + ", found fewer; the site cannot take part"));
    }
    if (outcomes < 20) {
      findings.add(
          Finding.of(
              Finding.Code.FEW_EVENTS,
              "outcome",
              outcomes,
              persons,
              "expected 20 or more persons with the outcome, found fewer; they tell little, and"
                  + " each weighs much"));
    }
    return findings;
  }

  /** The share of persons with the outcome against what the study expects. */
  public static List<Finding> rate(long persons, long outcomes, NumberRange expected) {
    double rate = persons == 0 ? 0 : (double) outcomes / persons;
    return rate < expected.low() || rate > expected.high()
        ? List.of(
            Finding.of(
                Finding.Code.OUTCOME_RATE,
                "outcome",
                outcomes,
                persons,
                "expected the outcome in a share of "
                    + Math.max(0, expected.low())
                    + " to "
                    + Math.min(1, expected.high())
                    + " of the population, found another; check its concept sets against the site's coding"))
        : List.of();
  }

  private List<Finding> vocabulary() {
    boolean named = false;
    for (Row r :
        cdm.table("cdm_source").select(col("vocabulary_version")).limit(2).collectAsList()) {
      named |= !r.isNullAt(0) && !r.getString(0).isBlank();
    }
    List<Finding> findings = new ArrayList<>();
    if (!named) {
      findings.add(
          Finding.of(
              Finding.Code.VOCABULARY_RELEASE,
              "cdm_source.vocabulary_version",
              0,
              0,
              "expected the vocabulary's release, found none; write it, so that sites can be"
                  + " compared"));
    } else if (cdm.tables().contains("vocabulary")) {
      // The release is the version of the vocabulary 'None'.
      List<String> own = texts("vocabulary", "vocabulary_version", "vocabulary_id = 'None'");
      List<String> said = texts("cdm_source", "vocabulary_version", "true");
      if (!own.isEmpty() && !own.equals(said)) {
        findings.add(
            Finding.of(
                Finding.Code.VOCABULARY_RELEASE,
                "cdm_source.vocabulary_version",
                1,
                0,
                "expected the release of the table vocabulary, "
                    + own
                    + ", found "
                    + said
                    + "; the CDM was made with another vocabulary than it has"));
      }
    }
    return findings;
  }

  private List<String> texts(String table, String column, String condition) {
    return cdm.table(table).where(condition).select(column).limit(2).collectAsList().stream()
        .map(r -> r.isNullAt(0) ? "" : r.getString(0))
        .toList();
  }

  private static String subject(String remark) {
    return remark.substring(0, remark.indexOf(':')).replace("column ", "");
  }

  private static String text(String remark) {
    return remark.substring(remark.indexOf(':') + 2);
  }
}
