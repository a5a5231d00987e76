package org.ieum.audit;

import org.ieum.federation.study.StudyManifest;

/** A study that this release reads, runs and replays. */
public record ReadableStudy(StudyManifest manifest, StudyRecord record) implements RecordedStudy {
  @Override
  public String id() {
    return manifest.id();
  }

  @Override
  public String title() {
    return manifest.title();
  }

  @Override
  public ReadableStudy readable() {
    return this;
  }
}
