package org.ieum.spark.omop.source;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/** What a column of the CDM holds, and what a site may have in its place. */
public enum ColumnType {
  /** Ids, concepts, whole numbers. */
  ID("whole numbers"),
  NUMBER("numbers"),
  DATE("dates"),
  TEXT("text");

  private final String words;

  ColumnType(String words) {
    this.words = words;
  }

  /** The type in {@link org.ieum.spark.omop.Cdm#table}. */
  public DataType type() {
    return switch (this) {
      case ID -> DataTypes.LongType;
      case NUMBER -> DataTypes.DoubleType;
      case DATE -> DataTypes.DateType;
      case TEXT -> DataTypes.StringType;
    };
  }

  /** For messages: {@code dates}. */
  public String words() {
    return words;
  }

  /** For messages: what to do about cells that are none. */
  public String remedy() {
    return this == DATE
        ? "correct the export; a time with an offset from UTC is a date only where the table's"
            + " options declare its time-zone"
        : "correct the export";
  }

  /** Whether a typed column of a file or database can stand for it without loss. */
  boolean accepts(DataType found) {
    boolean whole =
        found.equals(DataTypes.LongType)
            || found.equals(DataTypes.IntegerType)
            || found.equals(DataTypes.ShortType)
            || found.equals(DataTypes.ByteType);
    return switch (this) {
      case ID -> whole || (found instanceof DecimalType d && d.scale() == 0);
      case NUMBER ->
          whole
              || found instanceof DecimalType
              || found.equals(DataTypes.DoubleType)
              || found.equals(DataTypes.FloatType);
      case DATE ->
          found.equals(DataTypes.DateType)
              || found.equals(DataTypes.TimestampType)
              || found.equals(DataTypes.TimestampNTZType);
      case TEXT -> found.equals(DataTypes.StringType);
    };
  }
}
