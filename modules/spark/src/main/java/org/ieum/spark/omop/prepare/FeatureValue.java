package org.ieum.spark.omop.prepare;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.catalyst.InternalRow;
import org.ieum.clinical.covariate.CovariateDefinition;
import org.ieum.clinical.covariate.Feature;
import org.ieum.clinical.covariate.UnitConversion;
import org.ieum.spark.omop.cohort.History;
import org.jspecify.annotations.Nullable;

/**
 * Finds one covariate's value of one person after another, from rows in the order of day and id.
 */
abstract class FeatureValue {
  private static final double YEAR = 365.25;

  /** Columns of {@link FeatureEvents}. */
  private static final int DAY = 2;

  private static final int VALUE = 4;
  private static final int UNIT = 5;
  private static final int VALUE_CONCEPT = 6;
  private static final int CONCEPT = 7;

  /** Forgets the last person; {@code member} is a row of {@link PopulationRows}. */
  abstract void start(InternalRow member);

  /** A row of the feature inside the window. */
  void add(InternalRow row) {}

  /** The value as the analysis table holds it, or null where it is absent. */
  abstract @Nullable Object get();

  /**
   * Whether the person's value, of several the latest, is outside the plausible limits and so was
   * passed over.
   */
  boolean outside() {
    return false;
  }

  static FeatureValue of(CovariateDefinition covariate) {
    Feature feature = covariate.feature();
    if (feature instanceof Feature.Age) {
      return new PersonNumber(covariate, FeatureValue::age);
    } else if (feature instanceof Feature.IndexYear) {
      return new PersonNumber(covariate, FeatureValue::indexYear);
    } else if (feature instanceof Feature.Gender f) {
      return new Concept(PopulationRows.GENDER, f.concepts(), false);
    } else if (feature instanceof Feature.Race f) {
      return new Concept(PopulationRows.RACE, f.concepts(), true);
    } else if (feature instanceof Feature.Ethnicity f) {
      return new Concept(PopulationRows.ETHNICITY, f.concepts(), true);
    } else if (feature instanceof Feature.Presence) {
      return new Presence();
    } else if (feature instanceof Feature.DayCount) {
      return new DayCount(covariate);
    } else if (feature instanceof Feature.LatestValue f) {
      return new LatestValue(covariate, f);
    } else if (feature instanceof Feature.LatestLevel f) {
      return new LatestLevel(f);
    }
    throw new IllegalArgumentException("unknown feature " + feature.getClass().getSimpleName());
  }

  private static double age(InternalRow member) {
    int birth = member.getInt(PopulationRows.BIRTH);
    return birth == History.NONE
        ? Double.NaN
        : (member.getInt(PopulationRows.INDEX) - birth) / YEAR;
  }

  /** 1 January is the year itself. */
  private static double indexYear(InternalRow member) {
    LocalDate date = LocalDate.ofEpochDay(member.getInt(PopulationRows.INDEX));
    return date.getYear() + (date.getDayOfYear() - 1) / YEAR;
  }

  /** Whether a value in the canonical unit is outside the plausible limits; NaN is not. */
  private static boolean isOutside(CovariateDefinition covariate, double value) {
    return value < covariate.minimum() || value > covariate.maximum();
  }

  private static @Nullable Object transformed(CovariateDefinition covariate, double value) {
    if (Double.isNaN(value) || isOutside(covariate, value)) {
      return null;
    }
    return covariate.transformation().map(t -> t.at(value)[0]).orElse(value);
  }

  /** What follows from the person alone. */
  @FunctionalInterface
  private interface OfMember {
    double of(InternalRow member);
  }

  private static final class PersonNumber extends FeatureValue {
    private final CovariateDefinition covariate;
    private final OfMember number;
    private @Nullable Object value;
    private boolean outside;

    PersonNumber(CovariateDefinition covariate, OfMember number) {
      this.covariate = covariate;
      this.number = number;
    }

    @Override
    void start(InternalRow member) {
      double found = number.of(member);
      value = transformed(covariate, found);
      outside = isOutside(covariate, found);
    }

    @Override
    boolean outside() {
      return outside;
    }

    @Override
    @Nullable Object get() {
      return value;
    }
  }

  private static final class Concept extends FeatureValue {
    private final int column;
    private final Set<Long> concepts;
    private final boolean zeroIsAbsent;
    private long found;

    Concept(int column, Set<Long> concepts, boolean zeroIsAbsent) {
      this.column = column;
      this.concepts = concepts;
      this.zeroIsAbsent = zeroIsAbsent;
    }

    @Override
    void start(InternalRow member) {
      found = member.getLong(column);
    }

    @Override
    @Nullable Object get() {
      return found == 0 && zeroIsAbsent ? null : (Integer) (concepts.contains(found) ? 1 : 0);
    }
  }

  private static final class Presence extends FeatureValue {
    private int present;

    @Override
    void start(InternalRow member) {
      present = 0;
    }

    @Override
    void add(InternalRow row) {
      present = 1;
    }

    @Override
    Object get() {
      return present;
    }
  }

  private static final class DayCount extends FeatureValue {
    private final CovariateDefinition covariate;
    private int days;
    private int last;

    DayCount(CovariateDefinition covariate) {
      this.covariate = covariate;
    }

    @Override
    void start(InternalRow member) {
      days = 0;
      last = History.NONE;
    }

    @Override
    void add(InternalRow row) {
      if (row.getInt(DAY) != last) {
        last = row.getInt(DAY);
        days++;
      }
    }

    @Override
    @Nullable Object get() {
      return transformed(covariate, days);
    }

    @Override
    boolean outside() {
      return isOutside(covariate, days);
    }
  }

  private static final class LatestValue extends FeatureValue {
    private final CovariateDefinition covariate;
    private final Map<Long, UnitConversion> conversions = new HashMap<>();
    private @Nullable Object latest;
    private boolean outside;

    LatestValue(CovariateDefinition covariate, Feature.LatestValue feature) {
      this.covariate = covariate;
      feature.conversions().forEach(c -> conversions.put(c.unitConceptId(), c));
    }

    @Override
    void start(InternalRow member) {
      latest = null;
      outside = false;
    }

    @Override
    boolean outside() {
      return outside;
    }

    @Override
    void add(InternalRow row) {
      UnitConversion unit = conversions.get(row.getLong(UNIT));
      if (unit == null || row.isNullAt(VALUE)) {
        return;
      }
      double found = row.getDouble(VALUE) * unit.factor() + unit.offset();
      Object value = transformed(covariate, found);
      latest = value == null ? latest : value;
      outside = isOutside(covariate, found);
    }

    @Override
    @Nullable Object get() {
      return latest;
    }
  }

  private static final class LatestLevel extends FeatureValue {
    private final Map<Long, String> levels = new HashMap<>();
    private @Nullable String latest;

    LatestLevel(Feature.LatestLevel feature) {
      for (Feature.LatestLevel.Level level : feature.categories()) {
        level.concepts().forEach(c -> levels.putIfAbsent(c, level.name()));
      }
    }

    @Override
    void start(InternalRow member) {
      latest = null;
    }

    @Override
    void add(InternalRow row) {
      String level = levels.get(row.getLong(VALUE_CONCEPT));
      if (level == null) {
        level = levels.get(row.getLong(CONCEPT));
      }
      latest = level == null ? latest : level;
    }

    @Override
    @Nullable Object get() {
      return latest;
    }
  }
}
