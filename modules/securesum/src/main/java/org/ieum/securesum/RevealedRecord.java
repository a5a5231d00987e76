package org.ieum.securesum;

/** The verified sum of a round; durable before the study goes on with it. */
public record RevealedRecord(int round, int attempt, WordVector sum) implements JournalRecord {
  public RevealedRecord {
    Shape.attempt(round, attempt);
  }
}
