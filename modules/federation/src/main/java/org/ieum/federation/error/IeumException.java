package org.ieum.federation.error;

import java.util.Objects;

/**
 * An error with a stable code. The message names its subject, what was expected, what was found and
 * what to do; it never holds a patient value.
 */
public final class IeumException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  public IeumException(ErrorCode code, String message) {
    super(Objects.requireNonNull(message));
    this.code = Objects.requireNonNull(code);
  }

  public IeumException(ErrorCode code, String message, Throwable cause) {
    super(Objects.requireNonNull(message), cause);
    this.code = Objects.requireNonNull(code);
  }

  public ErrorCode code() {
    return code;
  }

  /** The message of this exception, never absent. */
  public String text() {
    return Objects.requireNonNullElse(getMessage(), code.name());
  }
}
