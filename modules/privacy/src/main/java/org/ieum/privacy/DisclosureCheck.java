package org.ieum.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ieum.federation.TableSummary;
import org.ieum.federation.preview.Finding;
import org.ieum.federation.study.StudyManifest;

/** Applies a site's rules to a study. */
public final class DisclosureCheck {
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
   */
  public Verdict beforeStudy(TableSummary table, StudyManifest study) {
    int least = Math.max(rules.minimumCohort(), study.minimumCohort());
    if (table.records() < least) {
      return refused(study, "training", table.records(), least);
    }
    if (study.split().holdoutPercent() > 0 && table.heldOut() < least) {
      return refused(study, "held-out", table.heldOut(), least);
    }
    List<Finding> limits = LimitsCheck.findings(table, study);
    Optional<Finding> tooMany = limits.stream().filter(Finding::blocks).findFirst();
    if (tooMany.isPresent()) {
      return new Verdict.Refused(text(study, tooMany.get()));
    }
    List<String> warnings = new ArrayList<>();
    limits.forEach(finding -> warnings.add(text(study, finding)));
    long parameters = parameters(study);
    long most = rules.mostParameters(table.records());
    if (parameters > most) {
      warnings.add(
          "study "
              + study.id()
              + ": expected at most "
              + most
              + " parameters for this site's training records, found "
              + parameters
              + "; the sum over sites carries them only if the other sites are larger");
    }
    return new Verdict.Allowed(warnings);
  }

  private static String text(StudyManifest study, Finding finding) {
    return "study " + study.id() + ": covariate " + finding.subject() + ": " + finding.text();
  }

  private static long parameters(StudyManifest study) {
    int intercepts = study.model().siteIntercepts() ? study.sites().size() : 1;
    return (long) study.dictionary().design().size() + intercepts;
  }

  private static Verdict refused(StudyManifest study, String part, long found, int least) {
    return new Verdict.Refused(
        "study "
            + study.id()
            + ": expected "
            + least
            + " or more "
            + part
            + " records at this site, found "
            + found
            + "; widen the population or leave the study out");
  }
}
