package org.ieum.algorithms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ieum.federation.model.Cohort;
import org.ieum.federation.model.PartWeights;
import org.ieum.federation.query.Attrition;
import org.ieum.federation.query.Bundle;
import org.ieum.federation.query.Moments;
import org.ieum.federation.query.OutsideLimits;
import org.ieum.federation.query.Presence;
import org.ieum.federation.query.Query;
import org.ieum.federation.query.ScoreSections;
import org.ieum.federation.query.WeightSums;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.DesignColumn;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.AggregateVector;

/**
 * Attrition, Table 1, presence of covariates and values outside limits, from what travels with the
 * standardisation.
 */
final class CohortSums {
  private final StudyManifest study;
  private final List<String> steps;

  CohortSums(StudyManifest study) {
    this.study = study;
    this.steps = study.preparation().steps();
  }

  /**
   * The first round: the moments, presence, values outside limits, attrition where the table was
   * prepared, and the spread of weights where records carry them.
   */
  Bundle first(Moments moments) {
    List<Query> queries = new ArrayList<>(List.of(moments, new Presence(), new OutsideLimits()));
    if (!steps.isEmpty()) {
      queries.add(new Attrition());
    }
    if (study.preparation().weight().isPresent()) {
      queries.add(new WeightSums());
    }
    return new Bundle(queries);
  }

  /** How weights are spread, by the first round; empty where every record weighs 1. */
  List<PartWeights> weights(AggregateVector first) {
    if (study.preparation().weight().isEmpty()) {
      return List.of();
    }
    WeightSums query = new WeightSums();
    Answer sum = Answer.part(first, steps.isEmpty() ? 3 : 4);
    double[] numbers =
        query.shape(study).fields().stream()
            .flatMapToDouble(field -> Arrays.stream(sum.values(field.name())))
            .toArray();
    Answer moments = Answer.part(first, 0);
    long events = moments.count("events");
    long heldOutEvents = moments.count("heldOutEvents");
    return query.read(
        study,
        numbers,
        moments.count("records") - events,
        events,
        moments.count("heldOut") - heldOutEvents,
        heldOutEvents);
  }

  /**
   * Reads what the two rounds say.
   *
   * @param centres about which columns were described
   */
  Cohort read(AggregateVector first, Answer description, double[] centres) {
    List<Cohort.SiteCohort> sites = new ArrayList<>();
    for (int s = 0; study.evaluation().bySite() && s < study.sites().size(); s++) {
      Part part = new Part(description, ScoreSections.SITES, s, centres);
      if (part.records() > 0) {
        sites.add(
            new Cohort.SiteCohort(
                study.sites().get(s),
                part.records(),
                part.events(),
                attrition(first, "sitePersons", s),
                part.columns(study)));
      }
    }
    Part all = new Part(description, ScoreSections.ALL, 0, centres);
    return new Cohort(
        all.records(),
        all.events(),
        attrition(first, "persons", 0),
        all.columns(study),
        sites,
        presence(Answer.part(first, 1).values("present")),
        outside(Answer.part(first, 2), sites));
  }

  private List<Cohort.Outside> outside(Answer sums, List<Cohort.SiteCohort> consenting) {
    List<Covariate> covariates = study.dictionary().covariates();
    List<Cohort.Outside> out = new ArrayList<>();
    for (int k = 0; k < covariates.size(); k++) {
      if (covariates.get(k).limited()) {
        List<Cohort.Outside.AtSite> sites = new ArrayList<>();
        for (Cohort.SiteCohort site : consenting) {
          int at = study.sites().indexOf(site.site()) * covariates.size() + k;
          long records = Math.round(sums.values("siteOutside")[at]);
          sites.add(new Cohort.Outside.AtSite(site.site(), records));
        }
        long records = Math.round(sums.values("outside")[k]);
        out.add(new Cohort.Outside(covariates.get(k).name(), records, sites));
      }
    }
    return out;
  }

  private List<Cohort.Step> attrition(AggregateVector first, String field, int site) {
    List<Cohort.Step> out = new ArrayList<>();
    for (int s = 0; s < steps.size(); s++) {
      double persons = Answer.part(first, 3).values(field)[site * steps.size() + s];
      out.add(new Cohort.Step(steps.get(s), Math.round(persons)));
    }
    return out;
  }

  private List<Cohort.Presence> presence(double[] present) {
    List<Covariate> covariates = study.dictionary().covariates();
    List<Cohort.Presence> out = new ArrayList<>();
    for (int k = 0; k < covariates.size(); k++) {
      List<String> absentAt = new ArrayList<>();
      for (int s = 0; s < study.sites().size(); s++) {
        if (Math.round(present[s * covariates.size() + k]) == 0) {
          absentAt.add(study.sites().get(s));
        }
      }
      out.add(new Cohort.Presence(covariates.get(k).name(), absentAt));
    }
    return out;
  }

  /** One cell of a description. */
  private record Part(Answer sum, String section, int cell, double[] centres) {
    private double number(String field, int index) {
      return sum.values(ScoreSections.name(section, field))[index];
    }

    long records() {
      return Math.round(number("records", cell));
    }

    long events() {
      return Math.round(number("events", cell));
    }

    /** About a centre c near the mean: x̄ = c + Σ(x − c)/n, Σ(x − x̄)² = Σ(x − c)² − n(x̄ − c)². */
    List<Cohort.Column> columns(StudyManifest study) {
      List<DesignColumn> design = study.dictionary().design();
      double[] observed = sum.values(ScoreSections.name(section, "observed"));
      double[] sums = sum.values(ScoreSections.name(section, "sum"));
      double[] squares = sum.values(ScoreSections.name(section, "squares"));
      List<Cohort.Column> out = new ArrayList<>();
      for (int j = 0; j < centres.length; j++) {
        int at = cell * centres.length + j;
        long n = Math.round(observed[at]);
        double shift = sums[at] / n;
        double spread = Math.max(0, squares[at] - n * shift * shift);
        out.add(
            new Cohort.Column(
                design.get(j).name(),
                n,
                n > 0 ? centres[j] + shift : Double.NaN,
                n > 1 ? Math.sqrt(spread / (n - 1)) : Double.NaN));
      }
      return out;
    }
  }
}
