package org.ieum.cli.report.words;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ieum.cli.report.page.Numbers;
import org.ieum.clinical.cohort.Domain;
import org.ieum.clinical.covariate.CovariateDefinition;
import org.ieum.clinical.covariate.Feature;
import org.ieum.clinical.covariate.LookBack;
import org.ieum.clinical.covariate.Transformation;

/** How a predictor's value is found. */
public final class FeatureWords {
  private FeatureWords() {}

  /** What is looked for, without its window. */
  public static String source(Feature feature) {
    if (feature instanceof Feature.Age) {
      return "age in years at the index date";
    }
    if (feature instanceof Feature.IndexYear) {
      return "calendar year of the index date";
    }
    if (feature instanceof Feature.Gender gender) {
      return flag("sex concept", gender.concepts());
    }
    if (feature instanceof Feature.Race race) {
      return flag("race concept", race.concepts());
    }
    if (feature instanceof Feature.Presence p) {
      String nouns = p.domains().stream().map(EventWords::noun).collect(Collectors.joining(" or "));
      return "any " + nouns + of(p.conceptSet());
    }
    if (feature instanceof Feature.DayCount d) {
      return "days with a " + EventWords.noun(d.domain()) + of(d.conceptSet());
    }
    if (feature instanceof Feature.LatestValue v) {
      return latest(v.domain()) + of(v.conceptSet());
    }
    if (feature instanceof Feature.LatestLevel l) {
      return "level of the " + latest(l.domain()) + of(l.conceptSet());
    }
    return "";
  }

  private static String flag(String what, java.util.Set<Long> concepts) {
    List<String> parts = new ArrayList<>();
    EventWords.concepts(parts, what, concepts);
    return String.join("", parts);
  }

  private static String latest(Domain domain) {
    return "latest " + EventWords.noun(domain);
  }

  private static String of(String conceptSet) {
    return " of ‘" + conceptSet + "’";
  }

  /** When it is looked for. */
  public static String window(Feature feature) {
    if (feature instanceof Feature.Presence p) {
      return window(p.window());
    }
    if (feature instanceof Feature.DayCount d) {
      return window(d.window());
    }
    if (feature instanceof Feature.LatestValue v) {
      return window(v.window());
    }
    if (feature instanceof Feature.LatestLevel l) {
      return window(l.window());
    }
    return "index date";
  }

  private static String window(LookBack w) {
    return w.from().isEmpty()
        ? "any time to day " + Numbers.plain(w.to())
        : "day " + Numbers.plain(w.from().getAsInt()) + " to " + Numbers.plain(w.to());
  }

  /** How many source units are converted; empty where none is. */
  public static String units(CovariateDefinition c) {
    if (c.feature() instanceof Feature.LatestValue v && v.conversions().size() > 1) {
      return v.conversions().size() + " source units accepted";
    }
    return "";
  }

  /** The transformation of x, such as {@code (x − 72)²}; {@code x} where there is none. */
  public static String transformed(String x, CovariateDefinition c) {
    return c.transformation().map(t -> transformed(x, t)).orElse(x);
  }

  private static String transformed(String x, Transformation t) {
    String sign = t.centre() < 0 ? " + " : " − ";
    String base = t.centre() == 0 ? x : x + sign + Numbers.plain(Math.abs(t.centre()));
    return switch (t.power()) {
      case 2 -> "(" + base + ")²";
      case 3 -> "(" + base + ")³";
      case 4 -> "(" + base + ")⁴";
      default -> base;
    };
  }
}
