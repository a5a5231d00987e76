package org.ieum.cli.result;

import java.util.Optional;
import org.ieum.clinical.covariate.CovariateDefinition;
import org.ieum.clinical.omop.OmopDefinition;
import org.ieum.clinical.omop.OmopDefinitions;
import org.ieum.federation.basis.Basis;
import org.ieum.federation.basis.Power;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.DesignColumn;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.StudyManifest;

/**
 * Predictors as people know them: by label, in their unit, and on their own scale where the
 * analysis table holds a transformed one.
 *
 * @param definition how the table was made out of OMOP tables; empty for flat tables
 */
public record Scales(FeatureDictionary dictionary, Optional<OmopDefinition> definition) {
  private static final String VALUE = "x";

  /** Those of a study; the definition is the one that its manifest carries. */
  public static Scales of(StudyManifest study) {
    return new Scales(
        study.dictionary(),
        study.preparation().fromOmop()
            ? Optional.of(OmopDefinitions.fromJson(study.preparation().definition()))
            : Optional.empty());
  }

  /** The covariate of this name as the study defines it over OMOP tables. */
  public Optional<CovariateDefinition> definition(String name) {
    return definition.flatMap(
        d -> d.covariates().stream().filter(c -> c.name().equals(name)).findFirst());
  }

  /** What a covariate's design columns hold of a value on the predictor's own scale. */
  public Basis basis(Covariate c) {
    return definition(c.name()).map(CovariateDefinition::basis).orElse(c.basis());
  }

  /** Whether a design column holds more than a value that is at most shifted. */
  public boolean raised(String name) {
    return !formula(name).equals(VALUE) && centre(name).isEmpty();
  }

  /** What to add to the column for the predictor's own scale; 0 where it is raised. */
  public double shift(String name) {
    return centre(name).orElse(0.0);
  }

  private Optional<Double> centre(String name) {
    return value(name)
        .map(column -> basis(covariate(column)))
        .filter(basis -> basis instanceof Power p && p.power() == 1)
        .map(basis -> ((Power) basis).centre());
  }

  /** Such as {@code (x − 72)²}; {@code x} where nothing is transformed. */
  public String formula(String name) {
    return value(name)
        .map(column -> basis(covariate(column)).words().get(column.term()))
        .orElse(VALUE);
  }

  private Optional<DesignColumn> value(String name) {
    return dictionary.design().stream()
        .filter(c -> c.kind() == DesignColumn.Kind.VALUE && c.name().equals(name))
        .findFirst();
  }

  private Covariate covariate(DesignColumn column) {
    return dictionary.covariates().get(column.covariate());
  }

  /** What people read for a covariate or design column, with what was done to its values. */
  public String label(String name) {
    String said = dictionary.said(name);
    String formula = formula(name);
    return formula.equals(VALUE) ? said : said + ", as " + formula;
  }

  /** As {@link #label}, for figures on the predictor's own scale: a shift goes without saying. */
  public String plainLabel(String name) {
    return raised(name) ? label(name) : dictionary.said(name);
  }

  /** The predictor's own unit in words. */
  public String unit(Covariate c) {
    return Units.said(definition(c.name()).map(CovariateDefinition::unit).orElse(c.unit()));
  }
}
