package org.ieum.jobs.synthesis.life;

/**
 * How many rows a person has. Without fillers a person has about 38 rows; more visits, refills and
 * fillers make up the rest.
 *
 * @param eventsPerPerson mean rows a person, 40 to 2,000
 */
public record Density(int eventsPerPerson) {
  /** Rows a person where nobody asks for more. */
  public static final int LEAST = 40;

  private static final int GREATEST = 2000;

  public Density {
    if (eventsPerPerson < LEAST || eventsPerPerson > GREATEST) {
      throw new IllegalArgumentException(
          "events per person: expected "
              + LEAST
              + " to "
              + GREATEST
              + ", found "
              + eventsPerPerson);
    }
  }

  /** How much more often than at the least density people come and are measured; 1 to 6. */
  double pace() {
    return Math.min(6, 1 + (eventsPerPerson - LEAST) / 60.0);
  }

  /** Mean days between visits of a person of frailty 1. */
  double visitGap() {
    return 340 / pace();
  }

  /** Days between two refills of a drug that is taken for good; at most 340. */
  public int refillGap(Draws draws) {
    return Math.max(30, (int) (draws.between(240, 340) / pace()));
  }

  /** Mean rows to add to a person who is observed for as long as most are. */
  public double fill() {
    return Math.max(0, eventsPerPerson - LEAST * (1 + 0.5 * (pace() - 1)));
  }
}
