package org.ieum.federation.study;

import java.util.regex.Pattern;

/**
 * An analysis as manifests and ledgers name it: {@code logistic/2}.
 *
 * @param name of the family
 * @param version rises when the same manifest over the same tables would ask other queries or give
 *     another model, so that a recording is replayed only by what it was made with
 */
public record AnalysisVersion(String name, int version) {
  private static final Pattern TEXT = Pattern.compile("[a-z][a-z0-9-]{0,62}/[1-9][0-9]{0,8}");

  public AnalysisVersion {
    if (!isText(name + "/" + version)) {
      throw new IllegalArgumentException(
          "analysis: expected a name and a version such as logistic/1, found another form");
    }
  }

  /** Whether {@code text} names an analysis and its version. */
  public static boolean isText(String text) {
    return TEXT.matcher(text).matches();
  }

  @Override
  public String toString() {
    return name + "/" + version;
  }
}
