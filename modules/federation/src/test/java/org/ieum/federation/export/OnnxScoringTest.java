package org.ieum.federation.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.ieum.federation.model.LinearPredictor;
import org.ieum.federation.model.LinearPredictor.ScoredColumn;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.DesignColumn;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.ModelSpec;
import org.junit.jupiter.api.Test;

class OnnxScoringTest {
  /** Risk = 1 / (1 + exp(0.5 − f)); 0.25 stands for an absent flag. */
  private static byte[] tiny() {
    FeatureDictionary dictionary = new FeatureDictionary(List.of(Covariate.binary("f")));
    DesignColumn f = dictionary.design().get(0);
    LinearPredictor predictor = new LinearPredictor(-0.5, List.of(new ScoredColumn(f, 1, 0.25)));
    return OnnxScoring.of(ModelSpec.Family.LOGISTIC, dictionary, predictor, "tiny", "study tiny");
  }

  @Test
  void theBytesOfATinyModelAreThoseWrittenDown() throws IOException {
    assertThat(HexFormat.of().formatHex(tiny())).isEqualTo(golden());
  }

  /** Lines of bytes with what they are; {@code #} begins a comment. */
  private static String golden() throws IOException {
    try (InputStream in = OnnxScoringTest.class.getResourceAsStream("tiny.onnx.txt")) {
      return new String(
              Objects.requireNonNull(in, "tiny.onnx.txt").readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replaceFirst("#.*", "").replace(" ", ""))
          .collect(Collectors.joining());
    }
  }
}
