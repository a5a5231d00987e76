package org.ieum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.ieum.cli.report.Samples;
import org.ieum.cli.report.ValueSamples;
import org.ieum.cli.result.FetchedStudy;
import org.ieum.cli.result.ModelFolder;
import org.ieum.federation.model.Accuracy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelShowCommandTest {
  @TempDir Path folder = Path.of("");

  private static String shown(Path model) {
    CommandLineHarness run = CommandLineHarness.run("model", "show", model.toString());
    assertThat(run.status()).as(run.err()).isZero();
    return run.out();
  }

  @Test
  void aLabelStandsForTheNameWhereTheStudyIsThere() throws IOException {
    Path model = folder.resolve("model");
    FetchedStudy sample = Samples.labelled();
    ModelFolder.create(model).write(sample.study().toBytes(), sample.result());
    assertThat(shown(model)).contains("\n수축기 혈압 ", "\n수축기 혈압 missing ").doesNotContain("sbp");
    assertThat(shown(model.resolve("model.json"))).isEqualTo(shown(model));
    Files.delete(model.resolve("study.json"));
    assertThat(shown(model.resolve("model.json"))).contains("\nsbp ").doesNotContain("혈압");
    assertThat(shown(model)).contains("\nsbp ");
  }

  private String shown(FetchedStudy sample) {
    Path model = folder.resolve(sample.study().outcome().column());
    ModelFolder.create(model).write(sample.study().toBytes(), sample.result());
    return shown(model);
  }

  @Test
  void aModelOfANumberIsShownAsDifferencesWithItsErrors() {
    String text = shown(ValueSamples.STAY);
    Accuracy a = ValueSamples.STAY.result().model().validation().nearness();
    assertThat(text)
        .contains(
            "linear regression of stay, a number from 0 to 60; a coefficient is the difference")
        .containsPattern("2,101 records, \\d+ rounds")
        .containsPattern("residual standard error 4\\.9\\d+, in the outcome's unit")
        .contains("held out", "899 records, mean outcome 22.6754")
        .containsPattern("R² +" + String.format(Locale.ROOT, "%.4f", a.r2()))
        .containsPattern("RMSE +4\\.97")
        .containsPattern("calibration slope +0\\.97\\d+ \\(0\\.88\\d+ to 1\\.06")
        .containsPattern("site +records +mean outcome +R² +RMSE +MAE +slope +intercept")
        .doesNotContain("AUC", "events", "Brier", "rate ratio", "NaN");
  }

  @Test
  void aModelOfACountIsShownWithRateRatiosButOfItsOffset() {
    String text = shown(ValueSamples.FALLS);
    assertThat(text)
        .contains("Poisson regression of falls, a whole number from 0 to 60; a rate ratio is")
        .contains("1,541 with a count above 0", "mean deviance")
        .containsPattern("coefficient .*rate ratio +95 % interval")
        .containsPattern("\\nfrail +0\\.527\\d+ .* 1\\.69\\d+ +1\\.58\\d+ to 1\\.81")
        .containsPattern("\\nlog_years, the offset +1\\.00000( +–){6}\\n")
        .doesNotContain("AUC", "events", "Brier", "NaN", "residual");
  }

  @Test
  void aModelOfATimeIsShownWithHazardRatiosAndConcordance() {
    assertThat(shown(ValueSamples.RELAPSE))
        .contains("Cox regression of relapse at days, a time above 0, up to")
        .containsPattern("hazard ratio is that of\\s+relapse per unit")
        .contains("log partial likelihood")
        .containsPattern("coefficient .*hazard ratio +95 % interval")
        .containsPattern("\\(Intercept\\), not estimated +-?[0-9.]+( +–){6}\\n")
        .containsPattern("held out +899 records, \\d+ with the event, [0-9,]+ pairs within sites")
        .containsPattern("concordance +0\\.6\\d+ \\(0\\.\\d+ to 0\\.\\d+\\)")
        .containsPattern("baseline cumulative hazard 0\\.\\d+ until 365, 0\\.\\d+ until 730")
        .containsPattern("risk until 365 +899 records, AUC 0\\.\\d+, Brier 0\\.\\d+, observed")
        .containsPattern("site +records +events +concordance +slope")
        .doesNotContain("rate ratio", "NaN", "R²");
  }

  @Test
  void theDocumentKeepsTheNames() {
    Path model = folder.resolve("model");
    FetchedStudy sample = Samples.labelled();
    ModelFolder.create(model).write(sample.study().toBytes(), sample.result());
    assertThat(CommandLineHarness.run("model", "show", model.toString(), "--json").out())
        .contains("\"sbp\"")
        .doesNotContain("혈압");
  }
}
