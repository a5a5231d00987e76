package org.ieum.cli.result;

import java.util.Optional;
import org.ieum.clinical.covariate.CovariateDefinition;
import org.ieum.clinical.covariate.Transformation;
import org.ieum.clinical.omop.OmopDefinition;
import org.ieum.clinical.omop.OmopDefinitions;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.StudyManifest;

/**
 * Predictors as people know them: by label, in their unit, and on their own scale where the
 * analysis table holds a transformed one.
 *
 * @param definition how the table was made out of OMOP tables; empty for flat tables
 */
public record Scales(FeatureDictionary dictionary, Optional<OmopDefinition> definition) {
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

  public Optional<Transformation> transformation(String name) {
    return definition(name).flatMap(CovariateDefinition::transformation);
  }

  /** Whether the column is another power than the first. */
  public boolean raised(String name) {
    return transformation(name).filter(t -> t.power() > 1).isPresent();
  }

  /** What to add to the column for the predictor's own scale; 0 where it is a power. */
  public double shift(String name) {
    return transformation(name).filter(t -> t.power() == 1).map(Transformation::centre).orElse(0.0);
  }

  /** The column from a value on the predictor's own scale. */
  public double transformed(String name, double x) {
    return transformation(name).map(t -> t.apply(x)).orElse(x);
  }

  /** Such as {@code (x − 72)²}; {@code x} where nothing is transformed. */
  public String formula(String name) {
    return transformation(name).map(Scales::formula).orElse("x");
  }

  private static String formula(Transformation t) {
    String sign = t.centre() < 0 ? " + " : " − ";
    String base = t.centre() == 0 ? "x" : "x" + sign + Figures.plain(Math.abs(t.centre()));
    String bracketed = t.centre() == 0 ? base : "(" + base + ")";
    return switch (t.power()) {
      case 2 -> bracketed + "²";
      case 3 -> bracketed + "³";
      case 4 -> bracketed + "⁴";
      default -> base;
    };
  }

  /** What people read for a covariate or design column, with what was done to its values. */
  public String label(String name) {
    String said = dictionary.said(name);
    return transformation(name).isPresent() ? said + ", as " + formula(name) : said;
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
