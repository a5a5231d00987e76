package org.ieum.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ieum.cli.result.Figures;
import org.ieum.cli.result.Table;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.node.Node;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what a node last published about itself. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = {
      "Show whether the node runs, whether it has the coordinator, and the studies it knows.",
      "",
      "Exit status: 0 the node runs and is connected; 1 it is not; 2 could not say.",
    },
    footerHeading = "%nExample:%n",
    footer = "  ieum node status --config node.yaml")
final class NodeStatusCommand implements Callable<Integer> {
  /** A node publishes every second; one silent for longer is taken for stopped. */
  private static final Duration SILENCE = Duration.ofSeconds(10);

  private final Console console;

  @Mixin private NodeOptions node = new NodeOptions();

  @Mixin private Settings.Format format = new Settings.Format();

  NodeStatusCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Path state = node.read().state();
    if (!Node.hasStatus(state)) {
      if (format.json) {
        console.json(Map.of("running", false));
      } else {
        console.result("the node has never run here; start it with: ieum node");
      }
      return Exit.NO;
    }
    JsonNode status = read(Node.statusFile(state));
    Duration age = Duration.between(Instant.parse(status.path("at").asText()), Instant.now());
    boolean running = age.compareTo(SILENCE) < 0;
    if (format.json) {
      Map<String, Object> document =
          new ObjectMapper().convertValue(status, new TypeReference<Map<String, Object>>() {});
      document.put("running", running);
      console.json(document);
    } else {
      print(status, running, age);
    }
    return running && status.path("connected").asBoolean() ? Exit.DONE : Exit.NO;
  }

  private void print(JsonNode status, boolean running, Duration age) {
    String pid = status.path("pid").asText();
    console.result(
        "node "
            + status.path("site").asText()
            + ": "
            + (running
                ? "runs, process " + pid
                : "stopped, last seen " + age.toSeconds() + " s ago"));
    console.result(
        "coordinator "
            + status.path("coordinator").asText()
            + ": "
            + (running && status.path("connected").asBoolean()
                ? "connected"
                : "not connected " + status.path("lastFailure").asText()));
    Table table = new Table();
    for (JsonNode study : status.path("studies")) {
      table.row(
          "  " + study.path("id").asText(),
          Figures.shortDigest(study.path("digest").asText()),
          study.path("state").asText(),
          study.path("rounds").asText() + " rounds");
    }
    table.lines().forEach(console::result);
  }

  private static JsonNode read(Path file) {
    try {
      return new ObjectMapper().readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new IeumException(
          ErrorCode.BAD_CONFIGURATION,
          file + ": expected the node's status, found an unreadable file; check its owner",
          e);
    }
  }
}
