package org.ieum.cli.doctor;

/**
 * One line of the doctor's report.
 *
 * @param subject what was looked at
 * @param found what was found
 * @param remedy what to do, empty where nothing need be done
 */
public record Check(Verdict verdict, String subject, String found, String remedy) {
  /** How it is. */
  public enum Verdict {
    OK,
    /** It works now, and will not for long, or could not be seen from here. */
    WARN,
    FAIL
  }

  static Check ok(String subject, String found) {
    return new Check(Verdict.OK, subject, found, "");
  }

  static Check warn(String subject, String found, String remedy) {
    return new Check(Verdict.WARN, subject, found, remedy);
  }

  static Check fail(String subject, String found, String remedy) {
    return new Check(Verdict.FAIL, subject, found, remedy);
  }

  /** Of an error whose message says what to do itself. */
  static Check fail(String subject, Exception error) {
    return new Check(Verdict.FAIL, subject, String.valueOf(error.getMessage()), "");
  }
}
