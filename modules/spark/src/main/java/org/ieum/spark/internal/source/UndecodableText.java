package org.ieum.spark.internal.source;

import java.io.Serial;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/** Bytes that are no text in the encoding that a file is read in. */
public final class UndecodableText extends CharacterCodingException {
  @Serial private static final long serialVersionUID = 1L;
  private static final int DEEPEST = 20;

  /** Whether a failure comes of such bytes. */
  public static boolean caused(Throwable failure) {
    @Nullable Throwable cause = failure;
    for (int i = 0; i < DEEPEST && cause != null; i++) {
      if (cause instanceof CharacterCodingException) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }
}
