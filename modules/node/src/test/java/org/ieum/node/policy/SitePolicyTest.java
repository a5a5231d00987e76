package org.ieum.node.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SitePolicyTest {
  private static final SitePolicy POLICY =
      new SitePolicy(
          Decision.ASK,
          List.of(
              new SitePolicy.Rule("dementia-*", "ada", Decision.ALLOW),
              new SitePolicy.Rule("*-pilot", "*", Decision.REFUSE),
              new SitePolicy.Rule("*", "mallory", Decision.REFUSE)),
          20,
          false);

  @Test
  void theFirstMatchingRuleDecides() {
    assertThat(POLICY.rule("dementia-pilot", "ada").decision()).isEqualTo(Decision.ALLOW);
    assertThat(POLICY.rule("dementia-pilot", "ada").by()).isEqualTo("rule 1");
    assertThat(POLICY.rule("dementia-pilot", "bob").decision()).isEqualTo(Decision.REFUSE);
    assertThat(POLICY.rule("heart", "mallory").decision()).isEqualTo(Decision.REFUSE);
  }

  @Test
  void whatNoRuleMatchesFollowsTheDefault() {
    assertThat(POLICY.rule("heart", "ada"))
        .isEqualTo(new SitePolicy.Ruling(Decision.ASK, "default"));
  }

  @Test
  void aStarStandsForAnyTextAndEverythingElseForItself() {
    assertThat(POLICY.rule("xdementia-1", "ada").decision()).isEqualTo(Decision.ASK);
    assertThat(POLICY.rule("dementia-", "ada").decision()).isEqualTo(Decision.ALLOW);
    assertThat(POLICY.rule("pilot", "ada").decision()).isEqualTo(Decision.ASK);
  }
}
