package org.ieum.spark.internal.source;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** How a file is named to people. */
public final class FileNames {
  private FileNames() {}

  /** The last part of a path. */
  public static String shortName(String path) {
    String last = path.substring(path.lastIndexOf('/') + 1);
    try {
      return URLDecoder.decode(last.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return last;
    }
  }
}
