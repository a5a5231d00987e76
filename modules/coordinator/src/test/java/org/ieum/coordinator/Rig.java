package org.ieum.coordinator;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.ieum.algorithms.StudyProgram;
import org.ieum.federation.ProgressListener;
import org.ieum.federation.SimulatedFederation;
import org.ieum.federation.SiteTable;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.reference.InMemorySiteTable;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.Split;
import org.ieum.federation.study.StudyManifest;
import org.ieum.ledger.LedgerCheck;
import org.ieum.ledger.LedgerKey;
import org.ieum.ledger.LedgerReport;
import org.ieum.testkit.CsvTable;
import org.ieum.wire.Heartbeats;
import org.ieum.wire.client.StudiesClient;
import org.ieum.wire.identity.FederationInit;
import org.ieum.wire.identity.FederationPlan;
import org.ieum.wire.identity.PartyIdentity;
import org.ieum.wire.v1.StudyPhase;
import org.ieum.wire.v1.StudyStatus;

/** A coordinator and three nodes as real processes with mTLS, which tests may kill. */
final class Rig implements AutoCloseable {
  static final List<String> SITES = List.of("boston", "daejeon", "seoul");
  private static final long PATIENCE_SECONDS = 90;

  /** Environment variable of the processes: seconds between heartbeats. */
  private static final String HEARTBEAT = "IEUM_TEST_HEARTBEAT_SECONDS";

  /**
   * What the sites hold and how quickly their engines answer.
   *
   * @param covariates continuous covariates, two or more; the first two bear on the outcome
   * @param patients patients a site
   * @param pauseMillis how long an engine waits before each answer
   * @param heartbeatSeconds between heartbeats
   * @param java options of Java for coordinator and nodes
   */
  record Load(
      int covariates, int patients, int pauseMillis, int heartbeatSeconds, List<String> java) {
    /** Quick to start on a machine that runs all of them and a test. */
    private static final List<String> BRIEF =
        List.of("-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    static final Load SLOW_AND_SMALL = new Load(2, 400, 120, 5);

    Load(int covariates, int patients, int pauseMillis, int heartbeatSeconds) {
      this(covariates, patients, pauseMillis, heartbeatSeconds, BRIEF);
    }

    /** The same processes as the product starts them. */
    Load asShipped() {
      Path root = Path.of(System.getProperty("ieum.root", "../.."));
      Path options = root.resolve("modules/cli/src/main/dist/jvm/process.options");
      return new Load(covariates, patients, pauseMillis, heartbeatSeconds, List.of("@" + options));
    }
  }

  private final Path folder;
  private final Load load;
  private final int port;
  private final Map<String, Process> processes = new HashMap<>();
  private final List<StudiesClient> clients = new ArrayList<>();

  Rig(Path folder) throws IOException {
    this(folder, Load.SLOW_AND_SMALL);
  }

  Rig(Path folder, Load load) throws IOException {
    this.folder = folder;
    this.load = load;
    this.port = freePort();
    FederationPlan plan =
        new FederationPlan(
            "test", List.of("localhost"), port, SITES, List.of("alice"), List.of("rita"));
    FederationInit.write(plan, folder.resolve("federation"), Clock.systemUTC());
    for (String site : SITES) {
      Files.write(csv(site), patients(load, site.hashCode()));
      configure(site, "default: allow", port);
    }
  }

  /** In a process of a rig. */
  static Heartbeats heartbeats() {
    Duration interval = Duration.ofSeconds(Long.parseLong(System.getenv(HEARTBEAT)));
    return new Heartbeats(interval, interval.multipliedBy(4));
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  int port() {
    return port;
  }

  Path home(String party) {
    Path federation = folder.resolve("federation");
    return party.equals("coordinator")
        ? federation.resolve("coordinator")
        : federation.resolve("sites").resolve(party);
  }

  Path csv(String site) {
    return folder.resolve(site + ".csv");
  }

  /** Writes a node's configuration. */
  void configure(String site, String policy, int coordinatorPort) throws IOException {
    Files.writeString(
        home(site).resolve("node.yaml"),
        """
        ieum: node/v1
        site: %s
        coordinator: https://localhost:%d
        identity: identity
        state: state
        tables:
          patients: {uri: "%s", format: csv}
        policy: {%s, minimum-cohort: 20}
        """
            .formatted(site, coordinatorPort, csv(site), policy));
  }

  private static List<String> patients(Load load, long seed) {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>();
    StringBuilder header = new StringBuilder("id");
    for (int j = 1; j <= load.covariates(); j++) {
      header.append(",x").append(j);
    }
    lines.add(header.append(",outcome").toString());
    for (int i = 0; i < load.patients(); i++) {
      double[] x = new double[load.covariates()];
      StringBuilder line = new StringBuilder().append(i);
      for (int j = 0; j < x.length; j++) {
        x[j] = Math.max(-5, Math.min(5, random.nextGaussian() + (j == 1 ? 0.3 : 0)));
        line.append(',').append(x[j]);
      }
      double p = 1 / (1 + StrictMath.exp(1 - 0.8 * x[0] + 0.5 * x[1]));
      lines.add(line.append(',').append(random.nextDouble() < p ? 1 : 0).toString());
    }
    return lines;
  }

  StudyManifest study(String id) {
    return study(id, SITES);
  }

  StudyManifest study(String id, List<String> sites) {
    List<Covariate> covariates = new ArrayList<>();
    for (int j = 1; j <= load.covariates(); j++) {
      covariates.add(Covariate.continuous("x" + j, -5, 5));
    }
    return new StudyManifest(
        id,
        "A study of " + id,
        "testing",
        sites,
        "patients",
        "id",
        "outcome",
        new FeatureDictionary(covariates),
        new Split(25, "salt"),
        ModelSpec.logistic(),
        new EvaluationSpec(100, 12, false, 20),
        10_000,
        20);
  }

  /** The model that the same tables give in one process. */
  FittedModel simulated(StudyManifest study) {
    List<SiteTable> tables = new ArrayList<>();
    for (int s = 0; s < SITES.size(); s++) {
      CsvTable csv = CsvTable.read(csv(SITES.get(s)));
      tables.add(new InMemorySiteTable(study, s, false, csv.patients(study)));
    }
    return StudyProgram.run(new SimulatedFederation(study, tables), ProgressListener.none());
  }

  void startCoordinator() throws IOException {
    start(
        "coordinator",
        List.of(),
        CoordinatorProcess.class,
        home("coordinator").resolve("coordinator.yaml").toString());
  }

  void startNode(String site) throws IOException {
    startNode(site, List.of());
  }

  /** Starts a node by a command that ends in running the words that follow it. */
  void startNode(String site, List<String> wrapper) throws IOException {
    start(
        site,
        wrapper,
        NodeProcess.class,
        home(site).resolve("node.yaml").toString(),
        folder.toString());
  }

  void startAll() throws IOException {
    startCoordinator();
    for (String site : SITES) {
      startNode(site);
    }
  }

  private void start(String name, List<String> wrapper, Class<?> main, String... args)
      throws IOException {
    List<String> command = new ArrayList<>(wrapper);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(load.java());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log(name).toFile()));
    builder.environment().put(HEARTBEAT, String.valueOf(load.heartbeatSeconds()));
    builder.environment().put(TestEngine.PAUSE, String.valueOf(load.pauseMillis()));
    processes.put(name, builder.start());
  }

  Path log(String name) {
    return folder.resolve(name + ".log");
  }

  Process process(String name) {
    Process process = processes.get(name);
    if (process == null) {
      throw new IllegalStateException(name + " was not started");
    }
    return process;
  }

  /** kill −9. */
  void kill(String name) throws InterruptedException {
    process(name).destroyForcibly().waitFor(10, TimeUnit.SECONDS);
  }

  /** kill −9 of a site's engine. */
  void killEngine(String site) throws IOException {
    long pid = Long.parseLong(Files.readString(folder.resolve("engine-" + site)).strip());
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  /** The identity of the coordinator, a site, or the researcher alice. */
  PartyIdentity identity(String party) {
    Path home =
        party.equals("alice")
            ? folder.resolve("federation").resolve("researchers").resolve(party)
            : home(party);
    return PartyIdentity.load(home.resolve("identity"));
  }

  URI address() {
    return URI.create("https://localhost:" + port);
  }

  StudiesClient client() {
    return client("alice", address());
  }

  StudiesClient client(String party, URI coordinator) {
    return client(identity(party), coordinator);
  }

  StudiesClient client(PartyIdentity party, URI coordinator) {
    StudiesClient client = new StudiesClient(party, coordinator);
    clients.add(client);
    return client;
  }

  /** What the party's ledger holds, verified. */
  LedgerReport ledger(String party) {
    LedgerKey key = LedgerKey.load(home(party).resolve("identity").resolve("ledger.key"));
    return LedgerCheck.verify(home(party).resolve("state").resolve("ledger"), key.verifier());
  }

  /** Submits as soon as the coordinator answers. */
  void submit(StudyManifest study) throws InterruptedException {
    for (int i = 0; ; i++) {
      try (StudiesClient client = client()) {
        client.submit(study);
        return;
      } catch (IeumException e) {
        if (i > 100) {
          throw e;
        }
        Thread.sleep(200);
      }
    }
  }

  /** Waits until a study's status is as wanted; the coordinator may be down meanwhile. */
  StudyStatus await(StudyManifest study, Predicate<StudyStatus> wanted)
      throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    StudyStatus last = StudyStatus.getDefaultInstance();
    try (StudiesClient client = client()) {
      while (System.nanoTime() < deadline) {
        try {
          for (StudyStatus s : client.list()) {
            if (s.getDigest().equals(study.digest())) {
              last = s;
            }
          }
          if (wanted.test(last)) {
            return last;
          }
        } catch (IeumException e) {
          // The coordinator is down; it is started again by the test.
        }
        Thread.sleep(50);
      }
    }
    throw new AssertionError("status never came; last was " + last + "\n" + logs());
  }

  StudyStatus awaitEnd(StudyManifest study) throws InterruptedException {
    return await(
        study,
        s ->
            s.getPhase() == StudyPhase.DONE
                || s.getPhase() == StudyPhase.FAILED
                || s.getPhase() == StudyPhase.CANCELLED);
  }

  String logs() {
    StringBuilder all = new StringBuilder();
    for (String name : processes.keySet()) {
      try {
        all.append("--- ").append(name).append('\n').append(Files.readString(log(name)));
      } catch (IOException e) {
        all.append("no log of ").append(name);
      }
    }
    return all.toString();
  }

  @Override
  public void close() {
    clients.forEach(StudiesClient::close);
    processes.values().forEach(p -> p.descendants().forEach(ProcessHandle::destroyForcibly));
    processes.values().forEach(Process::destroyForcibly);
  }
}
