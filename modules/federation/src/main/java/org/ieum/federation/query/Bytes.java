package org.ieum.federation.query;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Big-endian primitives of the query format. */
final class Bytes {
  private static final int LONGEST = 1 << 20;

  private Bytes() {}

  static void writeDoubles(DataOutput out, double[] values) throws IOException {
    out.writeInt(values.length);
    for (double v : values) {
      out.writeLong(Double.doubleToLongBits(v == 0 ? 0.0 : v));
    }
  }

  static double[] readDoubles(DataInput in) throws IOException {
    double[] values = new double[length(in)];
    for (int i = 0; i < values.length; i++) {
      values[i] = Double.longBitsToDouble(in.readLong());
    }
    return values;
  }

  static int length(DataInput in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LONGEST) {
      throw new IOException("length " + length + " is outside 0 to " + LONGEST);
    }
    return length;
  }
}
