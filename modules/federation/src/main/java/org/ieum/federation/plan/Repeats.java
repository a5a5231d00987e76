package org.ieum.federation.plan;

import org.ieum.federation.study.StudyManifest;

/** How often an analysis asks a question, or ones like it at other public numbers, at most. */
public enum Repeats {
  ONCE {
    @Override
    public int most(StudyManifest study) {
      return 1;
    }
  },
  /** A fit's questions: the model's {@code max-rounds}, after which it is given up. */
  MAX_ROUNDS {
    @Override
    public int most(StudyManifest study) {
      return study.model().maxRounds();
    }
  };

  /** Times at most in a study. */
  public abstract int most(StudyManifest study);
}
