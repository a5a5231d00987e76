package org.ieum.audit;

/**
 * One revealed round of a study.
 *
 * @param round counted from 1
 * @param query SHA-256 of the query's bytes, in hexadecimal
 * @param step what the query asked, in words
 * @param words the sum over sites
 */
public record RecordedRound(int round, String query, String step, long[] words) {
  public RecordedRound {
    words = words.clone();
  }

  @Override
  public long[] words() {
    return words.clone();
  }
}
