package org.ieum.securesum;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.ieum.securesum.SecureSumException.Code;

/** Asserts a refusal by its code; the caller checks the words. */
final class Refused {
  private Refused() {}

  static ThrowableAssertAlternative<SecureSumException> with(Code code, ThrowingCallable call) {
    return assertThatExceptionOfType(SecureSumException.class)
        .isThrownBy(call)
        .matches(e -> e.code() == code, "has code " + code);
  }
}
