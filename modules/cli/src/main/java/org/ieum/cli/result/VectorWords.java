package org.ieum.cli.result;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ieum.federation.query.Moments;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.CovariateType;
import org.ieum.federation.study.DesignColumn;
import org.ieum.federation.study.Outcome;
import org.ieum.federation.study.StudyManifest;
import org.ieum.node.StudyPreview.Entry;

/**
 * The numbers of a first vector in words: counts, shares and means in place of sums of deviations,
 * which mean nothing to people. Fields as {@link Moments} and its companions declare them; what is
 * said of a number beyond its field's meaning takes the other numbers into account.
 */
final class VectorWords {
  private final StudyManifest study;
  private final Scales scales;
  private final String site;
  private final Map<String, List<Double>> fields = new HashMap<>();

  /** Words of a whole vector, in its order, as one site sees it. */
  VectorWords(StudyManifest study, Scales scales, String site, List<Entry> numbers) {
    this.study = study;
    this.scales = scales;
    this.site = site;
    for (Entry n : numbers) {
      fields.computeIfAbsent(n.fieldName(), k -> new ArrayList<>()).add(n.value());
    }
  }

  /** What a number is: {@code sum · Age}, {@code present · seoul: Age}. */
  String name(Entry n) {
    String said = scales.dictionary().said(n.label());
    String about = n.site().isEmpty() ? said : n.site() + (said.isEmpty() ? "" : ": " + said);
    return n.fieldName() + (about.isEmpty() ? "" : " · " + about);
  }

  /** What a number says. */
  String words(Entry n) {
    if (!n.site().isEmpty() && !n.site().equals(site)) {
      return "another site's place";
    }
    return switch (n.fieldName()) {
      case "records" -> "records that train the model";
      case "heldOut" -> "records held out";
      case "events" -> events(n, total("records"));
      case "heldOutEvents" -> events(n, total("heldOut"));
      case "outcome" -> meanOutcome(n.value(), total("records"));
      case "observed" -> observed(n);
      case "sum" -> sum(n);
      case "weight" -> "what these records weigh" + each(n.value(), total("records"));
      case "eventWeight" -> "what those with the outcome weigh" + each(n.value(), total("events"));
      case "present" -> n.value() > 0 ? "recorded here" : "never recorded here";
      case "persons" -> "persons left after this step";
      case "sitePersons" -> "the same under this site's name; 0 without its consent";
      default -> n.meaning();
    };
  }

  private double total(String field) {
    return fields.getOrDefault(field, List.of(0.0)).get(0);
  }

  private String events(Entry n, double records) {
    String what = study.outcome().eventsOf("of them");
    return study.outcome().happens() && records > 0
        ? what + ", " + percent(n.value() / records)
        : what;
  }

  /** Of a sum of outcomes on the scale of the fit. */
  private String meanOutcome(double sum, double records) {
    Outcome outcome = study.outcome();
    return records > 0
        ? "mean "
            + outcome.column()
            + " "
            + Figures.number(outcome.origin() + outcome.unit() * sum / records)
        : "nobody has a value";
  }

  private static String each(double weight, double records) {
    return records > 0 ? ", " + Figures.fixed(weight / records, 3) + " each" : "";
  }

  private String observed(Entry n) {
    if (column(n).filter(c -> c.kind() == DesignColumn.Kind.MISSING).isPresent()) {
      return "known of all, whether present or missing";
    }
    long absent = Math.round(total("records") - n.value());
    return absent == 0
        ? "all have a value"
        : "have a value; " + Figures.count(absent) + " have none";
  }

  private Optional<DesignColumn> column(Entry n) {
    return study.dictionary().design().stream().filter(c -> c.name().equals(n.label())).findFirst();
  }

  private String sum(Entry n) {
    Optional<DesignColumn> column = column(n);
    if (column.isEmpty()) {
      return "";
    }
    double present = at("observed", study.dictionary().design().indexOf(column.get()));
    return present > 0 ? of(column.get(), n.value(), present) : "nobody has a value";
  }

  private double at(String field, int place) {
    List<Double> values = fields.getOrDefault(field, List.of());
    return place < values.size() ? values.get(place) : 0;
  }

  /** The mean of a number, on its own scale where it is only shifted; the count of all others. */
  private String of(DesignColumn column, double sum, double present) {
    Covariate c = study.dictionary().covariates().get(column.covariate());
    double mean = column.middle() + sum / present;
    if (column.kind() == DesignColumn.Kind.VALUE && c.type() == CovariateType.CONTINUOUS) {
      boolean raised = scales.raised(column.name());
      String unit = raised ? "" : scales.unit(c);
      return "mean "
          + (raised ? "of " + scales.formula(column.name()) + " " : "")
          + Figures.number(mean + scales.shift(column.name()))
          + (unit.isBlank() ? "" : " " + unit);
    }
    return Figures.count(Math.round(mean * present))
        + " of "
        + Figures.count(Math.round(present))
        + ", "
        + percent(mean);
  }

  private static String percent(double share) {
    return Figures.fixed(100 * share, 1) + " %";
  }
}
