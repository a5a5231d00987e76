package org.ieum.securesum;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The name of a site as its certificate carries it: 1 to 64 printable ASCII characters without
 * spaces. Names are ordered by their bytes; this order decides who adds and who subtracts a mask.
 */
public record SiteName(String value) implements Comparable<SiteName> {
  private static final Pattern ALLOWED = Pattern.compile("[!-~]{1,64}");

  /**
   * @throws SecureSumException MALFORMED_MESSAGE for any other text
   */
  public SiteName {
    if (!ALLOWED.matcher(value).matches()) {
      throw Refusal.malformed(
          "site name", "1 to 64 printable ASCII characters", value.length() + " characters");
    }
  }

  byte[] ascii() {
    return value.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public int compareTo(SiteName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
