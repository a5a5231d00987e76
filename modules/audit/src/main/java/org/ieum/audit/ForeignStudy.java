package org.ieum.audit;

import java.util.Optional;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.study.ManifestHead;
import org.ieum.federation.study.StudyName;
import org.ieum.ledger.EntryKind;

/**
 * A study that another release recorded, in a format or with an analysis that this one does not
 * have. This release shows and checks it, and says which one replays it and goes on with it.
 *
 * @param head what its manifest says about itself
 * @param software the release that its submission names; empty where it names none, as in 0.1.0
 */
public record ForeignStudy(ManifestHead head, StudyRecord record, String software)
    implements RecordedStudy {
  @Override
  public String id() {
    return head.id().isEmpty() ? "unnamed" : head.id();
  }

  @Override
  public String title() {
    return head.title();
  }

  /** Who submitted it; empty where its submission does not say so in a way known here. */
  public String researcher() {
    return record.submission().draft().texts().getOrDefault("researcher", "");
  }

  /** The terminal entry, where the study has ended. */
  public Optional<EntryKind> ended() {
    return record.ended();
  }

  /** The release that replays it: {@code release 0.1.0}. */
  public String release() {
    String release = software.isEmpty() ? head.release() : software;
    return release.isEmpty() ? "the release that wrote " + head.described() : "release " + release;
  }

  /** What people do with it, in words. */
  public String advice() {
    return ended().isPresent()
        ? "recorded by " + release() + ", which replays it"
        : "recorded by " + release() + ", which alone can go on with it or replay it";
  }

  @Override
  public ReadableStudy readable() {
    throw refusal();
  }

  /** That this release cannot replay it or go on with it, and which one can. */
  public IeumException refusal() {
    return new IeumException(
        ErrorCode.OTHER_RELEASE,
        "study "
            + StudyName.of(id(), digest())
            + ": expected a manifest and an analysis of this release, found "
            + head.described()
            + "; use "
            + release()
            + " on a copy of the state folder from before a later release was started on it");
  }
}
