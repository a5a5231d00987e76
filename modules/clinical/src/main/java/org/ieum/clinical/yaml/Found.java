package org.ieum.clinical.yaml;

import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** How a message names what stands in a file. */
final class Found {
  private static final int LONGEST = 60;

  private Found() {}

  static String in(Node node) {
    if (node instanceof MappingNode) {
      return "an object";
    }
    if (node instanceof SequenceNode) {
      return "a list";
    }
    if (!(node instanceof ScalarNode scalar) || scalar.getTag().equals(Tag.NULL)) {
      return "nothing";
    }
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.STR)) {
      return quoted(scalar.getValue());
    }
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT) || tag.equals(Tag.BOOL)) {
      return shortened(scalar.getValue());
    }
    return "a value with the tag " + shortened(tag.getValue());
  }

  static String quoted(String text) {
    return text.isBlank() ? "blank text" : "'" + shortened(text.strip()) + "'";
  }

  private static String shortened(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
