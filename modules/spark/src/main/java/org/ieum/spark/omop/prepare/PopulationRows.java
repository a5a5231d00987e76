package org.ieum.spark.omop.prepare;

import static org.apache.spark.sql.functions.col;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.ieum.clinical.omop.OmopDefinition;
import org.ieum.clinical.omop.OmopDefinitions;
import org.ieum.spark.omop.Internal;
import org.ieum.spark.omop.cohort.Event;
import org.ieum.spark.omop.cohort.History;
import org.ieum.spark.omop.cohort.Member;
import org.ieum.spark.omop.cohort.Persons;

/**
 * Persons and what became of them in the steps: {@code person_id, steps, member, index, outcome,
 * known, follow_up, birth, gender, race, ethnicity}. Only who passed the first step has a row, and
 * who has faulty observation periods, with {@link #FAULTY} steps.
 */
final class PopulationRows {
  static final int FAULTY = -1;

  /** Positions of columns. */
  static final int INDEX = 3;

  static final int OUTCOME = 4;
  static final int KNOWN = 5;
  static final int FOLLOW_UP = 6;
  static final int BIRTH = 7;
  static final int GENDER = 8;
  static final int RACE = 9;
  static final int ETHNICITY = 10;

  private static final StructType SCHEMA =
      new StructType()
          .add("person_id", DataTypes.LongType, false)
          .add("steps", DataTypes.IntegerType, false)
          .add("member", DataTypes.BooleanType, false)
          .add("index", DataTypes.IntegerType, false)
          .add("outcome", DataTypes.IntegerType, false)
          .add("known", DataTypes.BooleanType, false)
          .add("follow_up", DataTypes.IntegerType, false)
          .add("birth", DataTypes.IntegerType, false)
          .add("gender", DataTypes.LongType, false)
          .add("race", DataTypes.LongType, false)
          .add("ethnicity", DataTypes.LongType, false);

  private PopulationRows() {}

  static Dataset<Row> of(SparkSession session, OmopDefinition definition, Dataset<Row> history) {
    Dataset<Row> together =
        history.repartition(col("person_id")).sortWithinPartitions(col("person_id"));
    String json = OmopDefinitions.toJson(definition);
    JavaRDD<Row> rows =
        Internal.rows(together)
            .mapPartitions(sorted -> new Taken(OmopDefinitions.fromJson(json), sorted));
    return session.createDataFrame(rows, SCHEMA);
  }

  /** Takes persons through the steps as their rows come by. */
  private static final class Taken extends Grouped<Row> {
    private final Persons persons;
    private final int criteria;

    Taken(OmopDefinition definition, Iterator<InternalRow> sorted) {
      super(sorted);
      persons = new Persons(definition);
      criteria = persons.leaves().size();
    }

    @Override
    List<Row> person(long id, Rows rows) {
      History history = new History(persons.leaves());
      int birth = History.NONE;
      long gender = 0;
      long race = 0;
      long ethnicity = 0;
      while (rows.next()) {
        InternalRow row = rows.get();
        int from = row.getInt(3);
        switch (row.getInt(1)) {
          case HistoryRows.PERSON -> {
            birth = row.getInt(4);
            gender = row.getLong(2);
            race = row.getLong(5);
            ethnicity = row.getLong(6);
            history.person(new History.Person(from, gender, race, ethnicity));
          }
          case HistoryRows.PERIOD -> history.period(from, row.getInt(4));
          case HistoryRows.DEATH -> history.death(from);
          case HistoryRows.VISIT -> history.visit(row.getLong(2), row.getLong(6));
          default -> event(history, row, from);
        }
      }
      if (!history.isPerson()) {
        return List.of();
      }
      if (history.periodsAreFaulty()) {
        return List.of(
            RowFactory.create(id, FAULTY, false, 0, 0, false, 0, birth, gender, race, ethnicity));
      }
      Persons.Result result = persons.enter(history);
      Member m = result.member();
      if (result.steps() == 0) {
        return List.of();
      }
      return List.of(
          m == null
              ? RowFactory.create(
                  id, result.steps(), false, 0, 0, false, 0, birth, gender, race, ethnicity)
              : RowFactory.create(
                  id,
                  result.steps(),
                  true,
                  m.index(),
                  m.outcome() ? 1 : 0,
                  m.known(),
                  m.followUp(),
                  birth,
                  gender,
                  race,
                  ethnicity));
    }

    private void event(History history, InternalRow row, int from) {
      Event event = new Event(row.getLong(2), from, row.getInt(4), row.getLong(5), row.getLong(6));
      for (int i = 0; i < criteria; i++) {
        long word = row.getLong(HistoryRows.MARKS + i / HistoryRows.PER_WORD);
        int mark = (int) (word >>> (2 * (i % HistoryRows.PER_WORD))) & 3;
        if (mark != 0) {
          history.event(i, event, mark == 3);
        }
      }
    }
  }
}
