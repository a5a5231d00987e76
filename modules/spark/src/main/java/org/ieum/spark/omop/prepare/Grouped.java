package org.ieum.spark.omop.prepare;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;

/** Rows sorted by person_id, their first column, a person at a time. */
abstract class Grouped<T> implements Iterator<T> {
  private final Iterator<InternalRow> sorted;
  private @Nullable InternalRow pending;
  private Iterator<T> made = Collections.emptyIterator();

  Grouped(Iterator<InternalRow> sorted) {
    this.sorted = sorted;
  }

  /** What a person's rows become. */
  abstract List<T> person(long id, Rows rows);

  @Override
  public boolean hasNext() {
    while (!made.hasNext()) {
      if (pending == null && !sorted.hasNext()) {
        return false;
      }
      Rows rows = new Rows();
      made = person(rows.id, rows).iterator();
      rows.skip();
    }
    return true;
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return made.next();
  }

  /** The rows of one person; each is valid until the next is asked for. */
  final class Rows {
    private final long id;
    private @Nullable InternalRow ahead;
    private @Nullable InternalRow current;

    private Rows() {
      ahead = pending != null ? pending : sorted.next();
      pending = null;
      id = ahead.getLong(0);
    }

    boolean next() {
      if (ahead != null) {
        current = ahead;
        ahead = null;
        return true;
      }
      if (pending != null || !sorted.hasNext()) {
        return false;
      }
      InternalRow row = sorted.next();
      if (row.getLong(0) != id) {
        pending = row;
        return false;
      }
      current = row;
      return true;
    }

    InternalRow get() {
      return java.util.Objects.requireNonNull(current);
    }

    private void skip() {
      while (next()) {
        // Rows that nobody asked for.
      }
    }
  }
}
