package org.ieum.cli.result;

import java.util.ArrayList;
import java.util.List;

/** A sentence over several lines. */
public final class Paragraph {
  private Paragraph() {}

  /**
   * Lines of at most {@code width} characters where words allow.
   *
   * @param lead stands before the first line; the others are indented by its length
   */
  public static List<String> lines(String lead, String text, int width) {
    List<String> lines = new ArrayList<>();
    String indent = " ".repeat(lead.length());
    StringBuilder line = new StringBuilder(lead);
    boolean empty = true;
    for (String word : text.strip().split("\\s+", -1)) {
      if (!empty && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line = new StringBuilder(indent);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    lines.add(line.toString());
    return lines;
  }
}
