package org.ieum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class AnalysesCommandTest {
  @Test
  void listsEveryFamilyWithItsRoundsAndBytes() throws Exception {
    CommandLineHarness few = CommandLineHarness.run("analyses", "--json");
    CommandLineHarness many =
        CommandLineHarness.run("analyses", "--covariates", "50", "--sites", "4", "--json");

    assertThat(few.status()).isEqualTo(Exit.DONE);
    JsonNode logistic = new ObjectMapper().readTree(few.out()).path("analyses").path(0);
    assertThat(logistic.path("family").asText()).isEqualTo("logistic");
    assertThat(logistic.path("analysis").asText()).isEqualTo("logistic/2");
    assertThat(logistic.path("rounds").asInt()).isBetween(6, logistic.path("roundsAtMost").asInt());
    JsonNode wide = new ObjectMapper().readTree(many.out());
    assertThat(wide.path("sites").asInt()).isEqualTo(4);
    assertThat(wide.at("/analyses/0/bytesUpASite").asLong())
        .isGreaterThan(logistic.path("bytesUpASite").asLong());
  }

  @Test
  void saysForPeopleWhichStudyTheNumbersAreOf() {
    assertThat(CommandLineHarness.run("analyses").out())
        .contains("logistic", "binary", "25 continuous covariates at 3 sites");
  }

  @Test
  void refusesAPlainStudyOfNothing() {
    CommandLineHarness refused = CommandLineHarness.run("analyses", "--covariates", "0");
    assertThat(refused.status()).isEqualTo(Exit.COULD_NOT);
    assertThat(refused.err()).contains("--covariates: expected a number from 1 to 500, found 0");
  }
}
