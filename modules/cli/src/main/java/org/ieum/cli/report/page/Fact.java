package org.ieum.cli.report.page;

/**
 * A short fact and its name.
 *
 * @param code whether the value is for machines: a digest, a key
 */
public record Fact(String name, String value, boolean code) {
  public static Fact of(String name, String value) {
    return new Fact(name, value, false);
  }

  public static Fact code(String name, String value) {
    return new Fact(name, value, true);
  }
}
