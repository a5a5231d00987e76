package org.ieum.spark.omop.prepare;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.ieum.clinical.covariate.CovariateDefinition;
import org.ieum.clinical.omop.OmopDefinition;
import org.ieum.clinical.omop.OmopDefinitions;
import org.ieum.clinical.population.Censoring;
import org.ieum.spark.omop.Internal;
import org.jspecify.annotations.Nullable;

/**
 * The analysis table: members and the rows of their features, both partitioned by person and
 * sorted, merged into one row a person.
 */
final class TableRows {
  private final SparkSession session;
  private final OmopDefinition definition;
  private final int partitions;

  TableRows(SparkSession session, OmopDefinition definition, int partitions) {
    this.session = session;
    this.definition = definition;
    this.partitions = partitions;
  }

  static StructType schema(OmopDefinition definition) {
    StructType schema =
        new StructType()
            .add(OmopDefinition.PERSON, DataTypes.LongType, false)
            .add(OmopDefinition.OUTCOME, DataTypes.IntegerType, false);
    if (definition.predictsTime()) {
      schema = schema.add(OmopDefinition.TIME, DataTypes.IntegerType, false);
    }
    if (weighted(definition)) {
      schema = schema.add(OmopDefinition.WEIGHT, DataTypes.DoubleType, false);
    }
    for (CovariateDefinition covariate : definition.covariates()) {
      schema = schema.add(covariate.name(), type(covariate), true);
    }
    return schema.add(
        OmopDefinition.OUTSIDE, DataTypes.createArrayType(DataTypes.IntegerType, false), true);
  }

  private static DataType type(CovariateDefinition covariate) {
    if (covariate.feature().binary()) {
      return DataTypes.IntegerType;
    }
    return covariate.levels().isEmpty() ? DataTypes.DoubleType : DataTypes.StringType;
  }

  static boolean weighted(OmopDefinition definition) {
    return definition.population().censoring().policy() == Censoring.Policy.IPCW;
  }

  Dataset<Row> of(Dataset<Row> members, Optional<Dataset<Row>> events, CensoringCurve curve) {
    JavaRDD<InternalRow> left =
        Internal.rows(
            members.repartition(partitions, col("person_id")).sortWithinPartitions("person_id"));
    Dataset<Row> right =
        events
            .map(
                e ->
                    e.select(
                        "person_id",
                        "feature",
                        "day",
                        "id",
                        "value",
                        "unit",
                        "value_concept",
                        "concept"))
            .orElseGet(this::noEvents);
    JavaRDD<InternalRow> sorted =
        Internal.rows(
            right
                .repartition(partitions, col("person_id"))
                .sortWithinPartitions("person_id", "feature", "day", "id"));
    String json = OmopDefinitions.toJson(definition);
    FlatMapFunction2<Iterator<InternalRow>, Iterator<InternalRow>, Row> merge =
        (m, e) -> new Merged(OmopDefinitions.fromJson(json), curve, m, e);
    return session.createDataFrame(left.zipPartitions(sorted, merge), schema(definition));
  }

  private Dataset<Row> noEvents() {
    return session
        .range(0)
        .select(
            col("id").as("person_id"),
            lit(0).as("feature"),
            lit(0).as("day"),
            col("id"),
            lit(0.0).as("value"),
            lit(0L).as("unit"),
            lit(0L).as("value_concept"),
            lit(0L).as("concept"));
  }

  /** The same table, laid out alike, with covariates absent for all. */
  Dataset<Row> masked(Dataset<Row> table, Set<String> covariates) {
    Dataset<Row> masked = table;
    for (CovariateDefinition c : definition.covariates()) {
      if (covariates.contains(c.name())) {
        masked = masked.withColumn(c.name(), lit(null).cast(type(c)));
      }
    }
    return masked.repartition(partitions, col("person_id")).sortWithinPartitions("person_id");
  }

  private static final class Merged implements Iterator<Row> {
    private final List<FeatureValue> values = new ArrayList<>();
    private final boolean weighted;
    private final boolean timed;
    private final int firstDay;
    private final CensoringCurve curve;
    private final Iterator<InternalRow> members;
    private final Iterator<InternalRow> events;
    private @Nullable InternalRow event;

    Merged(
        OmopDefinition definition,
        CensoringCurve curve,
        Iterator<InternalRow> members,
        Iterator<InternalRow> events) {
      definition.covariates().forEach(c -> values.add(FeatureValue.of(c)));
      weighted = weighted(definition);
      timed = definition.predictsTime();
      firstDay = definition.population().timeAtRisk().start();
      this.curve = curve;
      this.members = members;
      this.events = events;
      event = events.hasNext() ? events.next() : null;
    }

    @Override
    public boolean hasNext() {
      return members.hasNext();
    }

    @Override
    public Row next() {
      if (!members.hasNext()) {
        throw new NoSuchElementException();
      }
      InternalRow member = members.next();
      long person = member.getLong(0);
      values.forEach(v -> v.start(member));
      // Members are all that events were joined with, so no event's person is passed over.
      while (event != null && event.getLong(0) == person) {
        values.get(event.getInt(1)).add(event);
        event = events.hasNext() ? events.next() : null;
      }
      List<@Nullable Object> cells = new ArrayList<>();
      cells.add(person);
      cells.add(member.getInt(PopulationRows.OUTCOME));
      if (timed) {
        // Who died before the first day at risk, but is recorded as observed later, has one.
        cells.add(Math.max(1, member.getInt(PopulationRows.FOLLOW_UP) - firstDay + 1));
      }
      if (weighted) {
        cells.add(
            curve.weight(
                member.getBoolean(PopulationRows.KNOWN), member.getInt(PopulationRows.FOLLOW_UP)));
      }
      values.forEach(v -> cells.add(v.get()));
      Integer[] outside =
          IntStream.range(0, values.size())
              .filter(k -> values.get(k).outside())
              .boxed()
              .toArray(Integer[]::new);
      cells.add(outside.length == 0 ? null : outside);
      return RowFactory.create(cells.toArray());
    }
  }
}
