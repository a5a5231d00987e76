package org.ieum.cli.report.section;

import org.ieum.federation.model.StandardErrors;

/** Where standard errors come from. */
final class StandardErrorWords {
  private StandardErrorWords() {}

  static String of(StandardErrors errors) {
    return switch (errors) {
      case MODEL -> "model-based, from the inverse information";
      case ROBUST -> "robust (sandwich, White 1980), valid where records carry weights";
    };
  }
}
