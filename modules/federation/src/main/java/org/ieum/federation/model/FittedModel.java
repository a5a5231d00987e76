package org.ieum.federation.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.ieum.federation.study.Canonical;

/**
 * What a study leaves behind.
 *
 * @param studyDigest digest of the manifest that made it
 * @param rounds round trips of the whole study
 * @param records training records
 * @param events training records with the outcome
 * @param logLikelihood unpenalised, at the estimate
 * @param imputation value that stands for an absent one, per design column, on the raw scale
 * @param coefficients intercept first, raw scale; columns left out of the model have estimate 0
 * @param excluded design columns left out by the study's choice, or because they never vary among
 *     the training records that weigh anything
 * @param development on the training records
 * @param validation on the held-out records; equals development where nothing is held out
 * @param sites consenting sites, held-out records (or training records where nothing is held out)
 * @param standardErrors of the coefficients
 * @param subgroups declared subgroups, on the records of {@code validation}
 * @param heterogeneity of the consenting sites' figures; empty for fewer than three
 * @param comparators published models that the study names
 * @param leftOut internal-external validation, where the study asks for it
 * @param cohort who took part
 * @param weights how the weights of training, then held-out records are spread; empty where every
 *     record weighs 1
 * @param cautions what readers must know of the model before they use it
 * @param publicData whether the study says that its records are public
 * @param response what is predicted
 */
public record FittedModel(
    String studyId,
    String studyDigest,
    int rounds,
    long records,
    long events,
    double logLikelihood,
    List<Double> imputation,
    List<Coefficient> coefficients,
    List<String> excluded,
    List<FitStep> fit,
    Performance development,
    Performance validation,
    List<SitePerformance> sites,
    StandardErrors standardErrors,
    List<SubgroupPerformance> subgroups,
    List<Heterogeneity> heterogeneity,
    List<ComparatorPerformance> comparators,
    List<LeftOutSite> leftOut,
    Cohort cohort,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PartWeights> weights,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Caution> cautions,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean publicData,
    Response response) {
  public FittedModel {
    imputation = List.copyOf(imputation);
    coefficients = List.copyOf(coefficients);
    excluded = List.copyOf(excluded);
    fit = List.copyOf(fit);
    sites = List.copyOf(sites);
    subgroups = List.copyOf(subgroups);
    heterogeneity = List.copyOf(heterogeneity);
    comparators = List.copyOf(comparators);
    leftOut = List.copyOf(leftOut);
    weights = List.copyOf(weights);
    cautions = List.copyOf(cautions);
    response = response == null ? Response.unsaid() : response;
  }

  /** A model of a risk, of records that are not public, without weights and nothing to warn of. */
  public FittedModel(
      String studyId,
      String studyDigest,
      int rounds,
      long records,
      long events,
      double logLikelihood,
      List<Double> imputation,
      List<Coefficient> coefficients,
      List<String> excluded,
      List<FitStep> fit,
      Performance development,
      Performance validation,
      List<SitePerformance> sites,
      StandardErrors standardErrors,
      List<SubgroupPerformance> subgroups,
      List<Heterogeneity> heterogeneity,
      List<ComparatorPerformance> comparators,
      List<LeftOutSite> leftOut,
      Cohort cohort) {
    this(
        studyId,
        studyDigest,
        rounds,
        records,
        events,
        logLikelihood,
        imputation,
        coefficients,
        excluded,
        fit,
        development,
        validation,
        sites,
        standardErrors,
        subgroups,
        heterogeneity,
        comparators,
        leftOut,
        cohort,
        List.of(),
        List.of(),
        false,
        Response.unsaid());
  }

  /** A model with model-based standard errors that was judged as a whole and by site alone. */
  public FittedModel(
      String studyId,
      String studyDigest,
      int rounds,
      long records,
      long events,
      double logLikelihood,
      List<Double> imputation,
      List<Coefficient> coefficients,
      List<String> excluded,
      List<FitStep> fit,
      Performance development,
      Performance validation,
      List<SitePerformance> sites) {
    this(
        studyId,
        studyDigest,
        rounds,
        records,
        events,
        logLikelihood,
        imputation,
        coefficients,
        excluded,
        fit,
        development,
        validation,
        sites,
        StandardErrors.MODEL,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Cohort.none());
  }

  /** Whether {@code validation} is of records that did not train the model. */
  public boolean judgedOnHeldOut() {
    return cohort.records() > records || !validation.equals(development);
  }

  /** The coefficients of what is in the model, intercept first. */
  public List<Coefficient> fitted() {
    return coefficients.stream().filter(c -> !excluded.contains(c.name())).toList();
  }

  /** Canonical JSON, doubles as hexadecimal text: equal models have equal bytes. */
  public byte[] toBytes() {
    return ModelJson.write(this);
  }

  public static FittedModel fromBytes(byte[] bytes) {
    return ModelJson.read(bytes);
  }

  /** SHA-256 of the canonical bytes, in hexadecimal. */
  public String digest() {
    return Canonical.sha256(toBytes());
  }
}
