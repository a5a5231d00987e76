package org.ieum.spark.omop.quality;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log10;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.ieum.clinical.cohort.Domain;
import org.ieum.clinical.covariate.CovariateDefinition;
import org.ieum.clinical.covariate.Feature;
import org.ieum.clinical.covariate.UnitConversion;
import org.ieum.federation.preview.Finding;

/** Units, plausible ranges and modes of the covariates that are measured; one pass a domain. */
final class ValueChecks {
  private static final double NOTEWORTHY = 0.01;
  private static final String ABSENT = "absent";
  private static final String UNKNOWN = "unknown";
  private static final String OUTSIDE = "outside";

  private final SparkSession session;
  private final CovariateEvents events;

  ValueChecks(SparkSession session, CovariateEvents events) {
    this.session = session;
    this.events = events;
  }

  /** Rows of one covariate by what became of them, and by the unit. */
  private static final class Tally {
    private long rows;
    private long absent;
    private long noUnit;
    private long otherUnit;
    private long converted;
    private long outside;
    private final TreeMap<Long, Long> others = new TreeMap<>();
    private final TreeMap<Long, SortedMap<Integer, Long>> bins = new TreeMap<>();
  }

  List<Finding> findings(List<CovariateDefinition> covariates) {
    TreeMap<Integer, Tally> tallies = new TreeMap<>();
    for (Domain domain : List.of(Domain.MEASUREMENT, Domain.OBSERVATION)) {
      List<CovariateDefinition> measured =
          covariates.stream()
              .filter(c -> c.feature() instanceof Feature.LatestValue v && v.domain() == domain)
              .toList();
      if (!measured.isEmpty()) {
        for (Row r : counted(domain, measured).collectAsList()) {
          int place = covariates.indexOf(measured.get(r.getInt(0)));
          add(tallies.computeIfAbsent(place, k -> new Tally()), r);
        }
      }
    }
    List<Finding> findings = new ArrayList<>();
    tallies.forEach((place, tally) -> judge(covariates.get(place), tally, findings));
    return findings;
  }

  /** covariate, unit, state, bin, rows. */
  private Dataset<Row> counted(Domain domain, List<CovariateDefinition> measured) {
    List<Row> conversions = new ArrayList<>();
    for (int i = 0; i < measured.size(); i++) {
      CovariateDefinition c = measured.get(i);
      if (c.feature() instanceof Feature.LatestValue v) {
        for (UnitConversion u : v.conversions()) {
          conversions.add(
              RowFactory.create(
                  i, u.unitConceptId(), u.factor(), u.offset(), c.minimum(), c.maximum()));
        }
      }
    }
    Dataset<Row> units =
        session.createDataFrame(
            conversions,
            new StructType()
                .add("covariate", DataTypes.IntegerType)
                .add("unit", DataTypes.LongType)
                .add("factor", DataTypes.DoubleType)
                .add("offset", DataTypes.DoubleType)
                .add("least", DataTypes.DoubleType)
                .add("most", DataTypes.DoubleType));
    Column value = col("value_as_number");
    Column converted = value.multiply(col("factor")).plus(col("offset"));
    Column state =
        when(value.isNull(), ABSENT)
            .when(col("factor").isNull(), UNKNOWN)
            .when(converted.lt(col("least")).or(converted.gt(col("most"))), OUTSIDE)
            .otherwise("fine");
    Column bin = when(value.gt(0), floor(log10(value).multiply(ValueModes.BINS)).cast("int"));
    return events
        .rows(domain, measured)
        .select(col("covariate"), value, coalesce(col("unit_concept_id"), lit(0L)).as("unit"))
        .join(
            broadcast(units),
            scala.jdk.javaapi.CollectionConverters.asScala(List.of("covariate", "unit")).toSeq(),
            "left")
        .select(col("covariate"), col("unit"), state.as("state"), bin.as("bin"))
        .groupBy("covariate", "unit", "state", "bin")
        .agg(count(lit(1)));
  }

  private static void add(Tally tally, Row r) {
    long unit = r.getLong(1);
    long n = r.getLong(4);
    tally.rows += n;
    switch (r.getString(2)) {
      case ABSENT -> tally.absent += n;
      case UNKNOWN -> {
        if (unit == 0) {
          tally.noUnit += n;
        } else {
          tally.otherUnit += n;
          tally.others.merge(unit, n, Long::sum);
        }
      }
      default -> {
        tally.converted += n;
        tally.outside += r.getString(2).equals(OUTSIDE) ? n : 0;
        if (!r.isNullAt(3)) {
          tally.bins.computeIfAbsent(unit, u -> new TreeMap<>()).merge(r.getInt(3), n, Long::sum);
        }
      }
    }
  }

  private static void judge(CovariateDefinition covariate, Tally t, List<Finding> findings) {
    String name = covariate.name();
    long valued = t.rows - t.absent;
    if (t.rows > 0 && valued == 0) {
      findings.add(
          Finding.of(
              Finding.Code.NO_VALUES,
              name,
              t.rows,
              t.rows,
              "expected numbers in value_as_number, found rows without any; the covariate is absent"
                  + " for everyone here; load the results, or leave it out of the study"));
    }
    if (t.noUnit > 0) {
      findings.add(
          Finding.of(
              Finding.Code.MISSING_UNIT,
              name,
              t.noUnit,
              valued,
              "expected a unit, found values without one, which are left out; map the units, or let"
                  + " the study convert unit 0"));
    }
    if (t.otherUnit > 0) {
      findings.add(
          Finding.of(
              Finding.Code.UNKNOWN_UNIT,
              name,
              t.otherUnit,
              valued,
              "expected units that the study converts, found unit concepts "
                  + t.others.keySet().stream().limit(5).toList()
                  + ", whose values are left out; ask the study for their conversion"));
    }
    if (noteworthy(t.outside, t.converted)) {
      findings.add(
          Finding.of(
              Finding.Code.OUT_OF_RANGE,
              name,
              t.outside,
              t.converted,
              "expected values within the study's plausible range after conversion, found others,"
                  + " which are left out; look for wrong units"));
    }
    t.bins.forEach(
        (unit, bins) -> {
          double share = ValueModes.smallerShare(bins);
          if (share > 0) {
            long all = bins.values().stream().mapToLong(Long::longValue).sum();
            findings.add(
                Finding.of(
                    Finding.Code.BIMODAL,
                    name,
                    Math.round(share * all),
                    all,
                    "expected one mode among the values with unit concept "
                        + unit
                        + ", found two far apart; a part may be in another unit than its code"
                        + " says"));
          }
        });
  }

  private static boolean noteworthy(long part, long whole) {
    return part > 0 && part >= NOTEWORTHY * whole;
  }
}
