package org.ieum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ieum.federation.error.Blame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorDocumentTest {
  private static final ObjectMapper WHOLE =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "study check NONE.yaml",
        "simulate NONE.yaml --site a=b",
        "simulate NONE.yaml --site a=b --minimum-cohort 0",
        "submit NONE.yaml --config NONE.yaml",
        "studies --config NONE.yaml",
        "watch heart --config NONE.yaml",
        "cancel heart --config NONE.yaml",
        "model fetch heart --config NONE.yaml --out NONE",
        "model show heart --config NONE.yaml",
        "model show NONE.json",
        "model report NONE/model.json",
        "model compare NONE/a NONE/b",
        "node status --config NONE.yaml",
        "node studies --config NONE.yaml",
        "node approve heart --config NONE.yaml",
        "node refuse heart --config NONE.yaml --reason none",
        "node preview heart --config NONE.yaml",
        "audit verify --ledger NONE --key NONE.key",
        "audit replay heart --ledger NONE --key NONE.key",
        "federation init --name stroke",
        "demo --patients 1",
        "model",
        "study chek NONE.yaml",
        "submit"
      })
  void anyFailureOfAnyCommandIsOneErrorDocument(String line) throws IOException {
    List<String> words = new ArrayList<>();
    for (String word : List.of(line.split(" "))) {
      words.add(word.replace("NONE", folder.resolve("none").toString()));
    }
    words.add("--json");
    CommandLineHarness run = CommandLineHarness.run(words.toArray(String[]::new));
    assertThat(run.status()).as(run.err()).isIn(1, 2);
    assertThat(run.err()).doesNotContain("\tat ").doesNotContain("our bug");
    JsonNode error = WHOLE.readTree(run.out()).path("error");
    assertThat(error.path("code").asText()).isNotBlank();
    assertThat(error.path("blame").asText()).isIn(blames());
    assertThat(error.path("message").asText()).isNotBlank();
    assertThat(error.path("where").isArray()).isTrue();
    assertThat(error.has("expected") && error.has("found") && error.has("todo")).isTrue();
  }

  private static List<String> blames() {
    return List.of(Blame.values()).stream().map(Blame::name).toList();
  }

  @Test
  void hasThePlaceOfEveryFaultAndThePartsOfTheFirst() throws IOException {
    Path study = Files.writeString(folder.resolve("s.yaml"), "ieum: study/v1\nid: Heart Disease\n");
    CommandLineHarness run = CommandLineHarness.run("study", "check", study.toString(), "--json");
    assertThat(run.status()).isEqualTo(Exit.NO);
    JsonNode error = WHOLE.readTree(run.out()).path("error");
    assertThat(error.path("code").asText()).isEqualTo("BAD_STUDY");
    assertThat(error.path("blame").asText()).isEqualTo("CALLER");
    assertThat(error.path("expected").asText()).startsWith("text");
    assertThat(error.path("found").asText()).isEqualTo("no such key");
    assertThat(error.path("todo").asText()).startsWith("add '");
    assertThat(error.path("where").size()).isGreaterThan(3);
    assertThat(error.path("where"))
        .anySatisfy(
            place -> {
              assertThat(place.path("file").asText()).isEqualTo(study.toString());
              assertThat(place.path("line").asInt()).isEqualTo(2);
              assertThat(place.path("column").asInt()).isEqualTo(5);
            });
  }

  @Test
  void aBugIsADocumentToo() throws IOException {
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    Console console = new Console(out, new java.io.ByteArrayOutputStream(), false, 100);
    new Failures(console).report(new IllegalStateException("must not happen"), true);
    JsonNode error = WHOLE.readTree(out.toByteArray()).path("error");
    assertThat(error.path("blame").asText()).isEqualTo("BUG");
    String message = error.path("message").asText();
    assertThat(message).doesNotContain("must not happen");
    Files.delete(Path.of(message.replaceFirst("(?s).*with the file (\\S+).*", "$1")));
  }
}
