package org.ieum.spark.internal.source;

import java.nio.charset.StandardCharsets;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.vectorized.ColumnVector;

/** How a cell of a column is read. */
enum CellType {
  DOUBLE,
  FLOAT,
  LONG,
  INTEGER,
  SHORT,
  BYTE,
  DECIMAL,
  BOOLEAN,
  TEXT,
  OTHER;

  static CellType of(DataType type) {
    if (type instanceof DoubleType) {
      return DOUBLE;
    } else if (type instanceof FloatType) {
      return FLOAT;
    } else if (type instanceof LongType) {
      return LONG;
    } else if (type instanceof IntegerType) {
      return INTEGER;
    } else if (type instanceof ShortType) {
      return SHORT;
    } else if (type instanceof ByteType) {
      return BYTE;
    } else if (type instanceof DecimalType) {
      return DECIMAL;
    } else if (type instanceof BooleanType) {
      return BOOLEAN;
    }
    return type instanceof StringType ? TEXT : OTHER;
  }

  boolean serves(ColumnNeed.Role role) {
    return switch (role) {
      case NUMBER -> isNumber();
      case FLAG -> isNumber() || this == BOOLEAN;
      case LEVEL -> this != OTHER;
      case PERSON -> this == TEXT || isWhole();
    };
  }

  private boolean isNumber() {
    return isWhole() || this == DOUBLE || this == FLOAT || this == DECIMAL;
  }

  private boolean isWhole() {
    return this == LONG || this == INTEGER || this == SHORT || this == BYTE;
  }

  /**
   * Numbers of the first {@code out.length} rows, NaN where absent; booleans as 0 and 1. A cell
   * that is absent is never read: where Parquet's dictionary is decoded late, it holds any index.
   */
  void numbers(ColumnVector column, double[] out) {
    if (column.hasNull()) {
      for (int i = 0; i < out.length; i++) {
        out[i] = column.isNullAt(i) ? Double.NaN : number(column, i);
      }
      return;
    }
    switch (this) {
      case DOUBLE -> {
        for (int i = 0; i < out.length; i++) {
          out[i] = column.getDouble(i);
        }
      }
      case FLOAT -> {
        for (int i = 0; i < out.length; i++) {
          out[i] = column.getFloat(i);
        }
      }
      default -> {
        for (int i = 0; i < out.length; i++) {
          out[i] = number(column, i);
        }
      }
    }
  }

  private double number(ColumnVector column, int row) {
    return switch (this) {
      case DOUBLE -> column.getDouble(row);
      case FLOAT -> column.getFloat(row);
      case LONG -> column.getLong(row);
      case INTEGER -> column.getInt(row);
      case SHORT -> column.getShort(row);
      case BYTE -> column.getByte(row);
      case BOOLEAN -> column.getBoolean(row) ? 1 : 0;
      case DECIMAL -> decimal(column, row);
      case TEXT, OTHER -> throw new IllegalStateException("a " + this + " column has no numbers");
    };
  }

  private static double decimal(ColumnVector column, int row) {
    DecimalType type = (DecimalType) column.dataType();
    return column.getDecimal(row, type.precision(), type.scale()).toDouble();
  }

  /** The text of a cell that is present. */
  String text(ColumnVector column, int row) {
    return switch (this) {
      case TEXT -> column.getUTF8String(row).toString();
      case BOOLEAN -> Boolean.toString(column.getBoolean(row));
      case LONG, INTEGER, SHORT, BYTE -> Long.toString(whole(column, row));
      case DOUBLE, FLOAT, DECIMAL, OTHER ->
          throw new IllegalStateException("a " + this + " column has no text");
    };
  }

  /** The same in UTF-8. */
  byte[] utf8(ColumnVector column, int row) {
    return this == TEXT
        ? column.getUTF8String(row).getBytes()
        : text(column, row).getBytes(StandardCharsets.UTF_8);
  }

  /** The number of a whole-number cell that is present. */
  long whole(ColumnVector column, int row) {
    return switch (this) {
      case LONG -> column.getLong(row);
      case INTEGER -> column.getInt(row);
      case SHORT -> column.getShort(row);
      case BYTE -> column.getByte(row);
      default -> throw new IllegalStateException("a " + this + " column has no whole numbers");
    };
  }
}
