package org.ieum.federation.study;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a manifest of any release says about itself. A part that it does not say, or says in a form
 * that is not known here, is empty.
 *
 * @param format {@code ieum/study/v2}
 * @param analysis {@code logistic/2}; manifests of format {@code ieum/study/v1} name none
 */
public record ManifestHead(String format, String analysis, String id, String title) {
  private static final String FIRST_FORMAT = "ieum/study/v1";
  private static final int LONGEST_TITLE = 200;

  /**
   * Reads the head.
   *
   * @throws org.ieum.federation.error.IeumException BAD_STUDY when the bytes are no JSON object
   */
  public static ManifestHead of(byte[] bytes) {
    JsonNode root = Canonical.parse(bytes, "study manifest");
    String id = root.path("id").asText();
    String analysis = root.path("analysis").asText();
    return new ManifestHead(
        line(root.path("format").asText()),
        AnalysisVersion.isText(analysis) ? analysis : "",
        StudyManifest.isName(id) ? id : "",
        line(root.path("title").asText()));
  }

  /** Text of another release is shown to people, so it keeps to one line without controls. */
  private static String line(String text) {
    String line = text.codePoints().anyMatch(Character::isISOControl) ? "" : text;
    return line.length() > LONGEST_TITLE ? line.substring(0, LONGEST_TITLE) : line;
  }

  /** Whether manifests of that format, with that analysis, are read by this release. */
  public boolean readable() {
    return format.equals(ManifestJson.FORMAT) && ModelSpec.Family.has(analysis);
  }

  /** Format and analysis, as far as they are known: {@code ieum/study/v1}. */
  public String described() {
    String known = format.isEmpty() ? "an unknown format" : format;
    return analysis.isEmpty() ? known : known + " with analysis " + analysis;
  }

  /** The release that reads a manifest of that format, as far as the format tells it. */
  public String release() {
    return format.equals(FIRST_FORMAT) ? "0.1.0" : "";
  }
}
