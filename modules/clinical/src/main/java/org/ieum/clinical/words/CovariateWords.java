package org.ieum.clinical.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ieum.clinical.covariate.CovariateDefinition;
import org.ieum.clinical.covariate.Feature;
import org.ieum.clinical.covariate.LookBack;
import org.ieum.clinical.covariate.UnitConversion;

/** A covariate as the cells of a table. */
final class CovariateWords {
  static final List<String> HEADINGS =
      List.of("name", "what", "days", "unit", "plausible", "enters the model as", "when absent");

  private CovariateWords() {}

  static List<String> cells(CovariateDefinition c) {
    boolean continuous = !c.feature().binary() && c.levels().isEmpty();
    return List.of(
        c.name(),
        what(c.feature()),
        window(c.feature()).map(CovariateWords::days).orElse("–"),
        c.unit().isEmpty() ? "–" : c.unit(),
        continuous ? Phrases.number(c.minimum()) + " to " + Phrases.number(c.maximum()) : "–",
        model(c, continuous),
        absent(c));
  }

  private static String what(Feature feature) {
    if (feature instanceof Feature.Age) {
      return "age at the index date";
    }
    if (feature instanceof Feature.IndexYear) {
      return "calendar year of the index date";
    }
    if (feature instanceof Feature.Gender gender) {
      return "sex is concept " + Phrases.ids(gender.concepts());
    }
    if (feature instanceof Feature.Race race) {
      return "race is concept " + Phrases.ids(race.concepts());
    }
    if (feature instanceof Feature.Ethnicity ethnicity) {
      return "ethnicity is concept " + Phrases.ids(ethnicity.concepts());
    }
    if (feature instanceof Feature.Presence p) {
      return "any "
          + Phrases.or(p.domains().stream().map(EventWords::one).toList())
          + " of '"
          + p.conceptSet()
          + "'";
    }
    if (feature instanceof Feature.DayCount d) {
      return "days with " + EventWords.one(d.domain()) + " of '" + d.conceptSet() + "'";
    }
    if (feature instanceof Feature.LatestValue v) {
      return "latest " + EventWords.one(v.domain()) + " of '" + v.conceptSet() + "'";
    }
    Feature.LatestLevel level = (Feature.LatestLevel) feature;
    return "latest " + EventWords.one(level.domain()) + " of '" + level.conceptSet() + "'";
  }

  private static Optional<LookBack> window(Feature feature) {
    if (feature instanceof Feature.Presence p) {
      return Optional.of(p.window());
    }
    if (feature instanceof Feature.DayCount d) {
      return Optional.of(d.window());
    }
    if (feature instanceof Feature.LatestValue v) {
      return Optional.of(v.window());
    }
    return feature instanceof Feature.LatestLevel l ? Optional.of(l.window()) : Optional.empty();
  }

  private static String days(LookBack w) {
    String from = w.from().isPresent() ? Phrases.day(w.from().getAsInt()) : "ever";
    return from + " to " + Phrases.day(w.to());
  }

  private static String model(CovariateDefinition c, boolean continuous) {
    if (!c.levels().isEmpty()) {
      return String.join(" / ", c.levels().subList(1, c.levels().size()))
          + " against "
          + c.levels().get(0);
    }
    if (!continuous) {
      return "0 or 1";
    }
    return c.basis().words().get(0);
  }

  private static String absent(CovariateDefinition c) {
    String mean = c.missingIndicator() ? "mean + indicator" : "mean";
    Feature f = c.feature();
    if (f instanceof Feature.Presence || f instanceof Feature.DayCount) {
      return "0; " + mean + " at a site without any";
    }
    return f instanceof Feature.Age || f instanceof Feature.IndexYear || f instanceof Feature.Gender
        ? "never"
        : mean;
  }

  /** How ages are counted, where a covariate is one. */
  static List<String> ages(List<CovariateDefinition> covariates) {
    return covariates.stream().noneMatch(c -> c.feature() instanceof Feature.Age)
        ? List.of()
        : List.of(
            "A covariate's age is days since birth by 365.25, with its fraction; who has no month of"
                + " birth counts as born on 1 July, who has no day on the first of the month.",
            "A criterion's age, as of a cohort, is the calendar year less the year of birth.");
  }

  /** The unit conversions, a sentence a covariate. */
  static List<String> conversions(List<CovariateDefinition> covariates) {
    List<String> out = new ArrayList<>();
    out.add("Rows in other units are not used.");
    for (CovariateDefinition c : covariates) {
      if (c.feature() instanceof Feature.LatestValue v) {
        out.add(
            Phrases.labelled(c.label(), c.name())
                + ": "
                + v.conversions().stream()
                    .map(CovariateWords::conversion)
                    .collect(Collectors.joining("; ")));
      }
    }
    return out;
  }

  private static String conversion(UnitConversion u) {
    String unit = u.unitConceptId() == 0 ? "no unit" : "unit " + u.unitConceptId();
    String offset = u.offset() == 0 ? "" : " + " + Phrases.number(u.offset());
    return u.factor() == 1 && u.offset() == 0
        ? unit + " as it stands"
        : unit + " times " + Phrases.number(u.factor()) + offset;
  }
}
