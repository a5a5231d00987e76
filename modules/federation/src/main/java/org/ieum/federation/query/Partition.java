package org.ieum.federation.query;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Which records a query is about. */
public enum Partition {
  /** The records that train the model. */
  TRAIN,
  /** The records held out. */
  HOLDOUT;

  void write(DataOutput out) throws IOException {
    out.writeBoolean(this == HOLDOUT);
  }

  static Partition read(DataInput in) throws IOException {
    return in.readBoolean() ? HOLDOUT : TRAIN;
  }
}
