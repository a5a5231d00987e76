package org.ieum.federation.study;

import java.text.Normalizer;

/**
 * The one spelling in which names and levels are compared: Unicode's composed form, NFC. Files that
 * a Mac wrote may spell Hangul and accented letters in parts (NFD); to people both look alike.
 */
public final class Nfc {
  private Nfc() {}

  /** The composed spelling of a text; the text itself where that is it. */
  public static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      // Everything below U+0300 is composed already and combines with nothing before it.
      if (text.charAt(i) >= '\u0300') {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
      }
    }
    return text;
  }

  /** The spelling in parts, as a Mac's file may have it. */
  public static String decomposed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD);
  }
}
