package org.ieum.cli.result;

import java.util.Map;

/** UCUM units as clinicians write them. */
public final class Units {
  private static final Map<String, String> SAID =
      Map.ofEntries(
          Map.entry("a", "years"),
          Map.entry("mo", "months"),
          Map.entry("wk", "weeks"),
          Map.entry("d", "days"),
          Map.entry("1", ""),
          Map.entry("mm[Hg]", "mmHg"),
          Map.entry("kg/m2", "kg/m²"),
          Map.entry("Cel", "°C"),
          Map.entry("10*3/uL", "10³/µL"),
          Map.entry("10*6/uL", "10⁶/µL"),
          Map.entry("10*9/L", "10⁹/L"),
          Map.entry("mL/min/{1.73_m2}", "mL/min/1.73 m²"),
          Map.entry("mL/min/1.73.m2", "mL/min/1.73 m²"));

  private Units() {}

  /** The unit itself where it is not known here. */
  public static String said(String ucum) {
    return SAID.getOrDefault(ucum, ucum);
  }
}
