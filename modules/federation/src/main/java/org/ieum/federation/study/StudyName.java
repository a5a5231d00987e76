package org.ieum.federation.study;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;

/**
 * How people name a study: by its digest, by the start of its digest, or by its id, which several
 * studies may share. Text that names a study to people has its short digest beside its id.
 */
public final class StudyName {
  /** Digits of a digest that a list shows. */
  private static final int SHOWN = 12;

  /** Fewest digits of a digest that name a study. */
  private static final int FEWEST = 6;

  private StudyName() {}

  /** The first digits of a digest, enough for people. */
  public static String shortDigest(String digest) {
    return digest.substring(0, Math.min(SHOWN, digest.length()));
  }

  /** Id and short digest: {@code heart-disease 9f3a1c20be77}. */
  public static String of(StudyManifest study) {
    return of(study.id(), study.digest());
  }

  /** As {@link #of(StudyManifest)}. */
  public static String of(String id, String digest) {
    return id + " " + shortDigest(digest);
  }

  /**
   * The studies that a reference may mean, in the given order: the one with that digest, else those
   * with that id, else the one whose digest starts so.
   *
   * @throws IeumException UNKNOWN_STUDY when a digest's start fits several
   */
  public static <T> List<T> meant(
      String reference, List<T> studies, Function<T, String> id, Function<T, String> digest) {
    List<T> exact = studies.stream().filter(s -> digest.apply(s).equals(reference)).toList();
    if (!exact.isEmpty()) {
      return exact;
    }
    List<T> named = studies.stream().filter(s -> id.apply(s).equals(reference)).toList();
    if (!named.isEmpty() || reference.length() < FEWEST) {
      return named;
    }
    List<T> started = studies.stream().filter(s -> digest.apply(s).startsWith(reference)).toList();
    if (started.size() > 1) {
      throw several(reference, "the start of one study's digest", started, digest);
    }
    return started;
  }

  /** Of a reference that must mean one study and fits several; lists their digests. */
  public static <T> IeumException several(
      String reference, String expected, List<T> found, Function<T, String> digest) {
    return new IeumException(
        ErrorCode.UNKNOWN_STUDY,
        "study "
            + reference
            + ": expected "
            + expected
            + ", found "
            + found.size()
            + ": "
            + found.stream()
                .map(digest)
                .map(StudyName::shortDigest)
                .collect(Collectors.joining(", "))
            + "; name the one you mean by its digest");
  }
}
