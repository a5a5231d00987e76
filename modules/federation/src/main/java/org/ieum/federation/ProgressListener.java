package org.ieum.federation;

/** Hears of a study's progress; never influences it. */
@FunctionalInterface
public interface ProgressListener {
  void onStep(ProgressStep step);

  /** Hears nothing. */
  static ProgressListener none() {
    return step -> {};
  }
}
