package org.ieum.spark.omop.prepare;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.ieum.clinical.cohort.Domain;
import org.ieum.clinical.cohort.EventCriteria;
import org.ieum.spark.omop.CalendarDay;
import org.ieum.spark.omop.Cdm;
import org.ieum.spark.omop.ConceptFilter;
import org.ieum.spark.omop.cohort.Event;
import org.ieum.spark.omop.cohort.History;

/**
 * All that cohorts need to know of persons, as rows of one form: {@code person_id, kind, id,
 * day_from, day_to, visit, concept} and words of marks, two bits a criterion: of its concepts;
 * meets all it says about rows. Each domain is read once.
 */
final class HistoryRows {
  /** Kinds of rows; {@link #PERSON} has sex, race and ethnicity as id, visit and concept. */
  static final int PERSON = 0;

  static final int PERIOD = 1;
  static final int DEATH = 2;
  static final int VISIT = 3;
  static final int EVENT = 4;

  /** Position of the first word of marks. */
  static final int MARKS = 7;

  /** Criteria a word: two bits each, the sign left alone. */
  static final int PER_WORD = 31;

  private final Cdm cdm;
  private final ConceptSets concepts;
  private final List<EventCriteria> criteria;

  HistoryRows(Cdm cdm, ConceptSets concepts, List<EventCriteria> criteria) {
    this.cdm = cdm;
    this.concepts = concepts;
    this.criteria = criteria;
  }

  Dataset<Row> all() {
    Dataset<Row> rows = persons().unionByName(periods());
    rows = Tables.find(cdm, "death").map(this::deaths).map(rows::unionByName).orElse(rows);
    Set<Long> visitTypes = new TreeSet<>();
    criteria.forEach(c -> visitTypes.addAll(c.visitTypes()));
    if (!visitTypes.isEmpty()) {
      rows = rows.unionByName(visits(visitTypes));
    }
    for (Domain domain : Domain.values()) {
      if (criteria.stream().anyMatch(c -> c.domain() == domain)) {
        rows = rows.unionByName(events(domain));
      }
    }
    return rows;
  }

  private Dataset<Row> persons() {
    return select(
        cdm.table("person"),
        PERSON,
        zero(col("gender_concept_id")),
        coalesce(col("year_of_birth").cast("int"), lit(History.NONE)),
        Births.day(),
        zero(col("race_concept_id")),
        zero(col("ethnicity_concept_id")));
  }

  private Dataset<Row> periods() {
    return select(
        cdm.table("observation_period"),
        PERIOD,
        lit(0L),
        CalendarDay.of(col("observation_period_start_date")),
        CalendarDay.of(col("observation_period_end_date")),
        lit(0L),
        lit(0L));
  }

  private Dataset<Row> deaths(Dataset<Row> table) {
    Column day = CalendarDay.of(col("death_date"));
    return select(table, DEATH, lit(0L), day, day, lit(0L), lit(0L));
  }

  private Dataset<Row> visits(Set<Long> types) {
    Dataset<Row> visits =
        cdm.table("visit_occurrence").where(ConceptFilter.in(col("visit_concept_id"), types));
    return select(
        visits,
        VISIT,
        col("visit_occurrence_id"),
        lit(0),
        lit(0),
        lit(0L),
        col("visit_concept_id"));
  }

  private Dataset<Row> events(Domain domain) {
    Column needed = lit(false);
    for (EventCriteria c : criteria) {
      if (c.domain() == domain) {
        needed = needed.or(new RowCriteria(c, concepts).needed());
      }
    }
    return select(
        cdm.table(domain.table()).where(needed),
        EVENT,
        col(domain.idColumn()),
        CalendarDay.of(DomainColumns.start(domain)),
        CalendarDay.of(DomainColumns.end(domain)),
        coalesce(DomainColumns.visit(domain), lit(Event.NONE)),
        DomainColumns.concept(domain),
        marks(domain));
  }

  private Column[] marks(Domain domain) {
    Column[] words = new Column[words()];
    java.util.Arrays.fill(words, lit(0L));
    for (int i = 0; i < criteria.size(); i++) {
      EventCriteria c = criteria.get(i);
      if (c.domain() == domain) {
        RowCriteria row = new RowCriteria(c, concepts);
        int bit = 2 * (i % PER_WORD);
        Column mark =
            when(row.passes(), 3L << bit)
                .when(c.first() ? row.ofConcepts() : lit(false), 1L << bit)
                .otherwise(0L);
        words[i / PER_WORD] = words[i / PER_WORD].bitwiseOR(mark);
      }
    }
    return words;
  }

  private int words() {
    return (criteria.size() + PER_WORD - 1) / PER_WORD;
  }

  private Dataset<Row> select(
      Dataset<Row> table,
      int kind,
      Column id,
      Column from,
      Column to,
      Column visit,
      Column concept,
      Column... marks) {
    List<Column> columns = new ArrayList<>();
    columns.add(col("person_id"));
    columns.add(lit(kind).as("kind"));
    columns.add(id.as("id"));
    columns.add(from.as("day_from"));
    columns.add(to.as("day_to"));
    columns.add(visit.as("visit"));
    columns.add(concept.as("concept"));
    for (int w = 0; w < words(); w++) {
      columns.add((marks.length == 0 ? lit(0L) : marks[w]).as("marks" + w));
    }
    return table
        .select(columns.toArray(Column[]::new))
        .where(
            col("person_id")
                .isNotNull()
                .and(col("day_from").isNotNull())
                .and(col("day_to").isNotNull()));
  }

  private static Column zero(Column concept) {
    return coalesce(concept, lit(0L));
  }
}
