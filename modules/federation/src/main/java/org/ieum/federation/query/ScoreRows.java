package org.ieum.federation.query;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.ieum.federation.study.GroupRule;
import org.ieum.federation.study.StudyManifest;

/**
 * Scores of a site's records, compactly, in the order in which they are added: what an engine hands
 * to {@link ScoreAnswers}. They stay at the site.
 */
public final class ScoreRows implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int FIRST_CAPACITY = 1024;
  private static final int DIGIT = 8;

  private final double range;
  private final boolean weighted;
  private final boolean timed;
  private final int rules;
  private double[] logits;
  private boolean[] events;
  private double[] weights;
  private double[] times;
  private short[] groups;
  private int size;

  private ScoreRows(double range, boolean weighted, boolean timed, int rules, int capacity) {
    this.range = range;
    this.weighted = weighted;
    this.timed = timed;
    this.rules = rules;
    logits = new double[capacity];
    events = new boolean[capacity];
    weights = new double[weighted ? capacity : 0];
    times = new double[timed ? capacity : 0];
    groups = new short[rules * capacity];
  }

  /**
   * No rows yet.
   *
   * @param parts whether records' groups are to be known
   */
  public static ScoreRows none(StudyManifest study, boolean parts) {
    return new ScoreRows(
        study.outcome().isTime() ? RankedPairs.LARGEST_SCORE : study.evaluation().logitRange(),
        study.preparation().weight().isPresent(),
        study.outcome().isTime(),
        parts ? study.evaluation().subgroups().size() : 0,
        FIRST_CAPACITY);
  }

  public int size() {
    return size;
  }

  /**
   * Adds a record.
   *
   * @param logit set to ±range beyond it
   * @param outcome above 0 of a record that has it; of the time to an event, how long it was
   *     observed as well
   * @param rules those of the study's subgroups, where groups are to be known
   * @param values design columns on the raw scale, NaN where absent, from index {@code at}
   */
  public void add(
      double logit, double outcome, double weight, List<GroupRule> rules, double[] values, int at) {
    ensure(size + 1);
    logits[size] = Math.max(-range, Math.min(range, logit)) + 0.0;
    events[size] = outcome > 0;
    if (weighted) {
      weights[size] = weight;
    }
    if (timed) {
      times[size] = Math.abs(outcome);
    }
    for (int r = 0; r < this.rules; r++) {
      groups[size * this.rules + r] = (short) rules.get(r).group(values, at);
    }
    size++;
  }

  /** Adds the rows of another. */
  public void addAll(ScoreRows other) {
    ensure(size + other.size);
    System.arraycopy(other.logits, 0, logits, size, other.size);
    System.arraycopy(other.events, 0, events, size, other.size);
    if (weighted) {
      System.arraycopy(other.weights, 0, weights, size, other.size);
    }
    if (timed) {
      System.arraycopy(other.times, 0, times, size, other.size);
    }
    System.arraycopy(other.groups, 0, groups, rules * size, rules * other.size);
    size += other.size;
  }

  /** The same rows in no more space than they need. */
  public ScoreRows trimmed() {
    ScoreRows out = new ScoreRows(range, weighted, timed, rules, size);
    out.addAll(this);
    return out;
  }

  private void ensure(int capacity) {
    if (capacity > logits.length) {
      int next = Math.max(capacity, Math.addExact(logits.length, logits.length >> 1));
      logits = Arrays.copyOf(logits, next);
      events = Arrays.copyOf(events, next);
      weights = Arrays.copyOf(weights, weighted ? next : 0);
      times = Arrays.copyOf(times, timed ? next : 0);
      groups = Arrays.copyOf(groups, Math.multiplyExact(rules, next));
    }
  }

  double logit(int row) {
    return logits[row];
  }

  boolean event(int row) {
    return events[row];
  }

  double weight(int row) {
    return weighted ? weights[row] : 1;
  }

  /** How long a row was observed. */
  double time(int row) {
    return times[row];
  }

  /** The group of a row in the rule's subgroup, numbered through all; −1 where it is in none. */
  int group(int row, int rule) {
    return groups[row * rules + rule];
  }

  boolean weighted() {
    return weighted;
  }

  /**
   * The rows by ascending logit, those of one logit by ascending weight. What is left of their
   * order cannot be told, so sums in it do not depend on the order in which rows were added.
   */
  int[] ascending() {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = i;
    }
    return sorted(logits, weighted ? sorted(weights, order) : order);
  }

  /**
   * The rows by ascending time, of one time those with the event first, of one kind by ascending
   * logit; what is left of their order cannot be told.
   */
  int[] byTime() {
    double[] censored = new double[size];
    for (int i = 0; i < size; i++) {
      censored[i] = events[i] ? 0 : 1;
    }
    return sorted(times, sorted(censored, ascending()));
  }

  /** Sorts rows stably by their values: their bits in order, least significant digit first. */
  private static int[] sorted(double[] values, int[] order) {
    long[] keys = new long[order.length];
    for (int i = 0; i < keys.length; i++) {
      long bits = Double.doubleToRawLongBits(values[order[i]]);
      keys[i] = bits ^ (bits >> (Long.SIZE - 1) | Long.MIN_VALUE);
    }
    int[] rows = order;
    int[] spareRows = new int[rows.length];
    long[] spareKeys = new long[rows.length];
    for (int shift = 0; shift < Long.SIZE; shift += DIGIT) {
      deal(keys, rows, shift, spareKeys, spareRows);
      long[] dealtKeys = spareKeys;
      int[] dealtRows = spareRows;
      spareKeys = keys;
      spareRows = rows;
      keys = dealtKeys;
      rows = dealtRows;
    }
    return rows;
  }

  /** Puts keys and their rows in the order of one digit, those with the same one as they were. */
  private static void deal(long[] keys, int[] rows, int shift, long[] toKeys, int[] toRows) {
    int[] next = new int[(1 << DIGIT) + 1];
    for (long key : keys) {
      next[digit(key, shift) + 1]++;
    }
    for (int d = 0; d < 1 << DIGIT; d++) {
      next[d + 1] += next[d];
    }
    for (int i = 0; i < keys.length; i++) {
      int at = next[digit(keys[i], shift)]++;
      toKeys[at] = keys[i];
      toRows[at] = rows[i];
    }
  }

  private static int digit(long key, int shift) {
    return (int) (key >>> shift) & ((1 << DIGIT) - 1);
  }
}
