package org.ieum.wire.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a party may do in the federation; the {@code OU} of its certificate's subject. */
public enum Role {
  COORDINATOR,
  SITE,
  RESEARCHER,
  REVIEWER;

  /** The role as a certificate spells it, lower case. */
  public String unit() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Role> ofUnit(String unit) {
    return Arrays.stream(values()).filter(role -> role.unit().equals(unit)).findFirst();
  }
}
