package org.ieum.jobs.synthesis.life;

import org.ieum.jobs.synthesis.risk.SmokingStatus;

/**
 * A person's smoking as the hospital notes it at entry.
 *
 * @param cigarettes a day; 0 for those who never smoked
 * @param years of smoking
 * @param quitYears since it stopped; 0 for those who smoke
 */
public record Smoking(
    SmokingStatus status, int cigarettes, int startAge, int years, int quitYears) {
  private static final Smoking NEVER = new Smoking(SmokingStatus.NEVER, 0, 0, 0, 0);

  static Smoking draw(SiteProfile site, int sex, double age, Draws draws) {
    SmokingStatus status = draws.pick(SmokingStatus.values(), site.smoking()[sex]);
    double size = draws.normal();
    double start = draws.normal();
    double stopped = draws.uniform();
    if (status == SmokingStatus.NEVER) {
      return NEVER;
    }
    int cigarettes = clip(site.cigarettes() * StrictMath.exp(0.45 * size - 0.1), 3, 60);
    int startAge = clip(site.startAge() + 5 * start, 11, 40);
    int since = (int) age - startAge;
    int quit = status == SmokingStatus.FORMER ? clip(stopped * (since - 1), 1, 40) : 0;
    return new Smoking(status, cigarettes, startAge, Math.max(1, since - quit), quit);
  }

  private static int clip(double value, int low, int high) {
    return (int) Math.max(low, Math.min(high, Math.rint(value)));
  }

  public boolean ever() {
    return status != SmokingStatus.NEVER;
  }
}
