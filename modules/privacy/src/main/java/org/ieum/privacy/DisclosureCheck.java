package org.ieum.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ieum.federation.TableSummary;
import org.ieum.federation.preview.Finding;
import org.ieum.federation.study.StudyManifest;

/**
 * Applies a site's rules to a study: the one place of all that decides, from what is known of a
 * prepared table, whether a study may ask its first query. A node, its preview and a simulation ask
 * here, so that a simulation refuses what a node would.
 */
public final class DisclosureCheck {
  /** Outcomes under which a model tells little of a site. */
  private static final int FEW_EVENTS = 20;

  private final DisclosureRules rules;

  public DisclosureCheck(DisclosureRules rules) {
    this.rules = rules;
  }

  /**
   * Whether a study may ask its first query of this table.
   *
   * <p>Training and held-out records are summed apart, so each of the two that is in use must reach
   * the larger of the site's and the study's minimum cohort. Parameters are those of the whole
   * federation's model, the site's records only a part of what fits them: too many give a warning.
   * Weights must leave {@link EffectiveSizes}, and figures of single sites ask for {@link
   * OwnFigures}.
   */
  public Verdict beforeStudy(TableSummary table, StudyManifest study) {
    List<Finding> findings = new ArrayList<>();
    findings.addAll(cohort(table, study));
    if (study.outcome().happens()) {
      events(table).ifPresent(findings::add);
    }
    parameters(table, study).ifPresent(findings::add);
    findings.addAll(LimitsCheck.findings(table, study));
    findings.addAll(EffectiveSizes.findings(table, study, least(study)));
    OwnFigures.finding(table, study, least(study)).ifPresent(findings::add);
    return new Verdict(study.id(), findings);
  }

  private List<Finding> cohort(TableSummary table, StudyManifest study) {
    Stream<Finding> training = enough("training records", table.records(), study).stream();
    Stream<Finding> heldOut =
        study.split().holdoutPercent() == 0
            ? Stream.of()
            : enough("held-out records", table.heldOut(), study).stream();
    return Stream.concat(training, heldOut).toList();
  }

  /** The larger of the site's and the study's minimum cohort. */
  private int least(StudyManifest study) {
    return Math.max(rules.minimumCohort(), study.minimumCohort());
  }

  private Optional<Finding> enough(String part, long records, StudyManifest study) {
    int least = least(study);
    return records >= least
        ? Optional.empty()
        : Optional.of(
            Finding.of(
                Finding.Code.FEW_PERSONS,
                part,
                records,
                0,
                "expected "
                    + least
                    + " or more (the study's minimum cohort is "
                    + study.minimumCohort()
                    + ", the site's own "
                    + rules.minimumCohort()
                    + "), found "
                    + records
                    + "; widen the population, or leave this table out of the study"));
  }

  private static Optional<Finding> events(TableSummary table) {
    long events = table.events() + table.heldOutEvents();
    return events >= FEW_EVENTS
        ? Optional.empty()
        : Optional.of(
            Finding.of(
                Finding.Code.FEW_EVENTS,
                "outcome",
                events,
                table.total(),
                "expected "
                    + FEW_EVENTS
                    + " or more persons with the outcome, found fewer; they tell little, and each"
                    + " weighs much"));
  }

  private Optional<Finding> parameters(TableSummary table, StudyManifest study) {
    int intercepts =
        study.model().siteIntercepts()
            ? study.sites().size()
            : study.model().fitsIntercept() ? 1 : 0;
    long parameters = (long) study.dictionary().design().size() + intercepts;
    long most = rules.mostParameters(table.records());
    return parameters <= most
        ? Optional.empty()
        : Optional.of(
            Finding.of(
                Finding.Code.MANY_PARAMETERS,
                "parameters",
                parameters,
                0,
                "expected at most "
                    + most
                    + " for this site's training records, found "
                    + parameters
                    + "; the sum over sites carries them only if the other sites are larger"));
  }
}
