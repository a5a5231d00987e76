package org.ieum.node.policy;

import java.util.List;
import java.util.regex.Pattern;
import org.ieum.privacy.DisclosureCheck;
import org.ieum.privacy.DisclosureRules;

/**
 * The site's policy: the first rule that matches decides, else the default.
 *
 * @param minimumCohort fewest records with which this site takes part
 * @param shareSiteResults whether this site's own evaluation figures may be revealed
 */
public record SitePolicy(
    Decision byDefault, List<Rule> rules, int minimumCohort, boolean shareSiteResults) {
  public SitePolicy {
    rules = List.copyOf(rules);
  }

  /**
   * A rule.
   *
   * @param study glob over study ids: {@code *} stands for any characters
   * @param researcher glob over researchers' names
   */
  public record Rule(String study, String researcher, Decision decision) {
    boolean matches(String studyId, String by) {
      return glob(study).matcher(studyId).matches() && glob(researcher).matcher(by).matches();
    }
  }

  /** The check of this site's own rules on its prepared tables. */
  public DisclosureCheck check() {
    return new DisclosureCheck(DisclosureRules.standard().withMinimumCohort(minimumCohort));
  }

  /** The decision on a study, and which rule made it. */
  public Ruling rule(String studyId, String researcher) {
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).matches(studyId, researcher)) {
        return new Ruling(rules.get(i).decision(), "rule " + (i + 1));
      }
    }
    return new Ruling(byDefault, "default");
  }

  /** A decision and what made it. */
  public record Ruling(Decision decision, String by) {}

  private static Pattern glob(String glob) {
    StringBuilder regex = new StringBuilder();
    for (String literal : glob.split("\\*", -1)) {
      if (regex.length() > 0) {
        regex.append(".*");
      }
      regex.append(Pattern.quote(literal));
    }
    return Pattern.compile(regex.length() == 0 ? ".*" : regex.toString());
  }
}
