package org.ieum.jobs.synthesis.cdm;

import org.ieum.jobs.synthesis.life.Draws;
import org.ieum.jobs.synthesis.life.Life;

/** How many rows without meaning a person gets: more who is ill, and who is observed for long. */
final class Fill {
  private static final double USUAL_DAYS = 2900;

  private Fill() {}

  static int count(Life life, double share, Draws draws) {
    double mean = life.density().fill() * share;
    double days = life.end() - life.traits().entry();
    double chance = 0.4 + 0.6 * draws.exponential();
    return (int) Math.min(3000, Math.rint(mean * chance * days / USUAL_DAYS));
  }
}
