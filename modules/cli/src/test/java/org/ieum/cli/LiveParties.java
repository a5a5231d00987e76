package org.ieum.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.ieum.coordinator.Coordinator;
import org.ieum.coordinator.CoordinatorConfig;
import org.ieum.node.Node;
import org.ieum.node.NodeConfig;
import org.ieum.node.engine.EngineLauncher;
import org.ieum.testkit.ReferenceEngine;
import org.ieum.wire.identity.FederationInit;
import org.ieum.wire.identity.FederationPlan;

/** A coordinator and three nodes in this process, with the reference engine behind the nodes. */
final class LiveParties implements AutoCloseable {
  static final List<String> SITES = List.of("boston", "daejeon", "seoul");

  private final Path folder;
  private final Coordinator coordinator;
  private final List<Node> nodes = new ArrayList<>();

  /** Nodes allow every study, or ask a person. */
  LiveParties(Path folder, String policy) throws IOException {
    this(folder, policy, "live", federation -> {});
  }

  /** What is put into the parties' folders before they start. */
  interface Before {
    void accept(Path federation) throws IOException;
  }

  /** As above, in a federation of that name and over what was there before. */
  LiveParties(Path folder, String policy, String name, Before before) throws IOException {
    this.folder = folder;
    int port = freePort();
    FederationInit.write(
        new FederationPlan(name, List.of("localhost"), port, SITES, List.of("ada"), List.of("irb")),
        folder.resolve("fed"),
        Clock.systemUTC());
    before.accept(folder.resolve("fed"));
    this.coordinator =
        Coordinator.start(
            CoordinatorConfig.read(folder.resolve("fed/coordinator/coordinator.yaml")));
    for (String site : SITES) {
      Path csv = Files.write(folder.resolve(site + ".csv"), patients(site.hashCode()));
      Files.writeString(
          node(site),
          String.format(
              Locale.ROOT,
              """
              ieum: node/v1
              site: %s
              coordinator: https://localhost:%d
              tables:
                patients: {uri: "%s", format: csv}
              policy: {default: %s}
              """,
              site,
              port,
              csv,
              policy));
      nodes.add(Node.start(NodeConfig.read(node(site)), LiveParties::engine));
    }
  }

  private static EngineLauncher.EngineProcess engine(int port, String token) {
    Thread thread =
        new Thread(
            () -> {
              try {
                ReferenceEngine.serve(port, token);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((died, gone) -> {});
    thread.start();
    return new EngineLauncher.EngineProcess() {
      @Override
      public boolean alive() {
        return thread.isAlive();
      }

      @Override
      public void kill() {}
    };
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static List<String> patients(long seed) {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>(List.of("id,x1,x2,outcome"));
    for (int i = 0; i < 200; i++) {
      double x1 = Math.max(-5, Math.min(5, random.nextGaussian()));
      double x2 = Math.max(-5, Math.min(5, random.nextGaussian()));
      double p = 1 / (1 + StrictMath.exp(0.5 - 0.8 * x1 + 0.5 * x2));
      lines.add(i + "," + x1 + "," + x2 + "," + (random.nextDouble() < p ? 1 : 0));
    }
    return lines;
  }

  /** A study file of that id; {@code salt} makes another study of the same id. */
  Path study(String id, String salt) {
    try {
      return Files.writeString(
          folder.resolve(id + "-" + salt + ".yaml"),
          String.format(
              Locale.ROOT,
              """
              ieum: study/v1
              id: %s
              title: A study of %s
              purpose: testing, %s
              population: {table: patients, person-id: id, minimum-cohort: 20, max-records: 10000}
              outcome: {column: outcome}
              split: {holdout-percent: 0, salt: s}
              covariates:
                - {name: x1, type: continuous, min: -5, max: 5}
                - {name: x2, type: continuous, min: -5, max: 5}
              model: {family: logistic, ridge: 0}
              evaluation: {bins: 100, logit-range: 12}
              """,
              id,
              id,
              salt));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path node(String site) {
    return folder.resolve("fed/sites").resolve(site).resolve("node.yaml");
  }

  Path coordinatorState() {
    return folder.resolve("fed/coordinator/state");
  }

  /** Runs a command of the researcher ada. */
  CommandLineHarness ada(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.add("--config=" + folder.resolve("fed/researchers/ada/ieum.yaml"));
    return CommandLineHarness.run(all.toArray(String[]::new));
  }

  void stop(String site) {
    nodes.get(SITES.indexOf(site)).close();
  }

  @Override
  public void close() {
    nodes.forEach(Node::close);
    coordinator.close();
  }
}
