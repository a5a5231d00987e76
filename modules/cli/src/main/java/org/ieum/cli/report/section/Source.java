package org.ieum.cli.report.section;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ieum.cli.result.Scales;
import org.ieum.clinical.omop.OmopDefinition;
import org.ieum.federation.model.Coefficient;
import org.ieum.federation.model.Cohort;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.model.Performance;
import org.ieum.federation.model.StudyResultJson;
import org.ieum.federation.study.Outcome;
import org.ieum.federation.study.StudyManifest;

/**
 * All that a report is made from.
 *
 * @param definition how the records were made out of OMOP tables; empty for flat tables
 * @param bytesByRound payload bytes that left each site in each round; empty where not known
 */
public record Source(
    StudyManifest study,
    StudyResultJson result,
    Optional<OmopDefinition> definition,
    SortedMap<Integer, SortedMap<String, Long>> bytesByRound) {
  public Source {
    bytesByRound = Collections.unmodifiableSortedMap(new TreeMap<>(bytesByRound));
  }

  /** Reads the definition that the manifest carries. */
  public static Source of(
      StudyManifest study,
      StudyResultJson result,
      SortedMap<Integer, SortedMap<String, Long>> bytesByRound) {
    return new Source(study, result, Scales.of(study).definition(), bytesByRound);
  }

  Scales scales() {
    return new Scales(study.dictionary(), definition);
  }

  FittedModel model() {
    return result.model();
  }

  /** Whether the model predicts a risk. */
  boolean risk() {
    return predicted().binary();
  }

  /** Whether the model predicts the expected value of a number or count. */
  boolean averages() {
    return predicted().averages();
  }

  Outcome predicted() {
    return study.outcome();
  }

  /** The records that judge the model. */
  Performance judged() {
    return model().validation();
  }

  Cohort cohort() {
    return model().cohort();
  }

  boolean heldOut() {
    return study.split().holdoutPercent() > 0;
  }

  String judgedOn() {
    return heldOut() ? "held-out records" : "training records";
  }

  boolean weighted() {
    return study.preparation().weight().isPresent();
  }

  /** Whether a covariate or design column is, by the study's choice, not fitted. */
  boolean without(String column) {
    return study.dictionary().design().stream()
            .filter(c -> c.name().equals(column))
            .map(c -> study.dictionary().covariates().get(c.covariate()))
            .anyMatch(c -> !study.model().fits(c))
        || study.model().without().contains(column);
  }

  List<String> sites() {
    return result.sites().isEmpty() ? study.sites() : result.sites();
  }

  /** Training and held-out records. */
  long records() {
    return cohort().records() > 0
        ? cohort().records()
        : model().records() + (heldOut() ? judged().records() : 0);
  }

  long events() {
    return cohort().records() > 0
        ? cohort().events()
        : model().events() + (heldOut() ? judged().events() : 0);
  }

  /** Records that judge no model, since their hospitals hold too few of a kind. */
  long notJudged() {
    long all = heldOut() ? records() - model().records() : model().records();
    return Math.max(0, all - judged().records());
  }

  /** Covariates whose coefficients were estimated. */
  long predictors() {
    return study.dictionary().covariates().stream()
        .filter(c -> study.model().fits(c) && !study.model().isOffset(c))
        .count();
  }

  /** Estimated parameters, with the intercept where there is one. */
  long parameters() {
    boolean intercept = study.model().family().hasIntercept();
    return model().fitted().stream()
        .filter(c -> !c.held() && (intercept || !c.name().equals(Coefficient.INTERCEPT)))
        .count();
  }
}
