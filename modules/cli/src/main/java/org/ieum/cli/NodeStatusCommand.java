package org.ieum.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ieum.cli.result.Figures;
import org.ieum.cli.result.Table;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.ledger.FrameStore;
import org.ieum.ledger.LedgerCheck;
import org.ieum.ledger.LedgerKey;
import org.ieum.ledger.LedgerReport;
import org.ieum.node.KnownStudy;
import org.ieum.node.Node;
import org.ieum.node.NodeConfig;
import org.ieum.wire.identity.FederationInit;
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
    NodeConfig config = node.read();
    Path state = config.state();
    if (!Node.hasStatus(state)) {
      if (format.json) {
        console.json(Map.of("running", false));
      } else {
        console.result("the node has never run here; start it with: ieum node");
      }
      return Exit.NO;
    }
    ObjectNode status = read(Node.statusFile(state));
    Duration age = age(status, Node.statusFile(state));
    boolean running = age.compareTo(SILENCE) < 0 && !status.path("stopped").asBoolean();
    if (!running) {
      // A process that was killed published nothing of its last second; its ledger has it all.
      takeStudies(status, config);
    }
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

  /** Takes rounds from the ledger, and whole studies that the status lacks or cannot tell. */
  private static void takeStudies(ObjectNode status, NodeConfig config) {
    Path key = config.identity().resolve(FederationInit.LEDGER_KEY);
    LedgerReport ledger = LedgerCheck.verify(config.ledger(), LedgerKey.load(key).verifier());
    if (!ledger.verified()) {
      return;
    }
    Map<String, ObjectNode> told = new LinkedHashMap<>();
    for (JsonNode study : status.path("studies")) {
      if (study instanceof ObjectNode object) {
        told.put(study.path("digest").asText(), object);
      }
    }
    ArrayNode studies = status.putArray("studies");
    for (KnownStudy study : KnownStudy.of(ledger.entries(), FrameStore.of(config.ledger()))) {
      ObjectNode object = told.remove(study.digest());
      studies.add(
          object == null || study.otherRelease()
              ? new ObjectMapper().valueToTree(study.document())
              : object.put("rounds", study.rounds()));
    }
    told.values().forEach(studies::add);
  }

  private static Duration age(ObjectNode status, Path file) {
    try {
      return Duration.between(Instant.parse(status.path("at").asText()), Instant.now());
    } catch (DateTimeParseException e) {
      throw unreadable(file);
    }
  }

  private static ObjectNode read(Path file) {
    try {
      if (new ObjectMapper().readTree(Files.readAllBytes(file)) instanceof ObjectNode object) {
        return object;
      }
      throw unreadable(file);
    } catch (IOException e) {
      throw unreadable(file);
    }
  }

  private static IeumException unreadable(Path file) {
    return new IeumException(
        ErrorCode.BAD_CONFIGURATION,
        file
            + ": expected the node's status, found no such document; check its owner, or start the"
            + " node, which writes it anew");
  }
}
