package org.ieum.coordinator;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.ieum.audit.StudyRecord;
import org.ieum.audit.entry.EgressReceived;
import org.ieum.federation.query.GlmDerivatives;
import org.ieum.federation.query.Query;
import org.ieum.federation.study.StudyManifest;
import org.ieum.ledger.Entry;
import org.ieum.ledger.EntryKind;
import org.ieum.ledger.FrameStore;
import org.ieum.wire.client.StudiesClient;
import org.ieum.wire.v1.StudyPhase;
import org.ieum.wire.v1.StudyStatus;

/**
 * How long a likelihood round takes beside the sites' own arithmetic: a coordinator and three nodes
 * as real processes with mutual TLS and fsynced ledgers, p = 30 coefficients, 200 patients a site,
 * engines that answer at once. Time is from {@code query.issued} to {@code aggregate.revealed} in
 * the coordinator's ledger. Java runs new code slowly: the first study after the start has its own
 * line, and those that warm the processes up are not counted.
 *
 * <p>From the root of the repository:
 *
 * <pre>./mvnw -q -pl modules/coordinator -am -Pbenchmark process-test-classes</pre>
 */
public final class RoundBenchmark {
  private static final int WARMING = 10;
  private static final int STUDIES = 10;

  /** Asking more often would be work beside the rounds. */
  private static final long POLL_MILLIS = 250;

  private static final List<String> PARTIES = List.of("coordinator", "boston", "daejeon", "seoul");
  private static final Rig.Load LOAD = new Rig.Load(29, 200, 0, 5).asShipped();

  private final Rig rig;
  private final StudiesClient client;
  private final List<Double> first = new ArrayList<>();
  private final List<Double> millis = new ArrayList<>();
  private final List<Long> bytesUp = new ArrayList<>();
  private final RoundPhases phases = new RoundPhases();
  private final Map<String, Duration> processor = new TreeMap<>();
  private int rounds;
  private int length;
  private int limbs;

  private RoundBenchmark(Rig rig) {
    this.rig = rig;
    this.client = rig.client();
  }

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("ieum-rounds");
    try (Rig rig = new Rig(folder, LOAD)) {
      rig.startAll();
      RoundBenchmark benchmark = new RoundBenchmark(rig);
      benchmark.measure(benchmark.run(0), benchmark.first);
      for (int i = 1; i <= WARMING; i++) {
        benchmark.run(i);
      }
      benchmark.processorTime(Duration::negated);
      List<StudyManifest> studies = new ArrayList<>();
      for (int i = 1; i <= STUDIES; i++) {
        studies.add(benchmark.run(WARMING + i));
      }
      benchmark.processorTime(time -> time);
      for (StudyManifest study : studies) {
        benchmark.measure(study, benchmark.millis);
      }
      benchmark.report(System.out);
    } finally {
      delete(folder);
    }
  }

  private StudyManifest run(int number) throws InterruptedException {
    StudyManifest study = rig.study("rounds-" + number);
    rig.submit(study);
    StudyStatus status = StudyStatus.getDefaultInstance();
    while (status.getEndedAt() == 0) {
      Thread.sleep(POLL_MILLIS);
      for (StudyStatus s : client.list()) {
        status = s.getDigest().equals(study.digest()) ? s : status;
      }
    }
    if (status.getPhase() != StudyPhase.DONE) {
      throw new IllegalStateException(status.getError() + "\n" + rig.logs());
    }
    return study;
  }

  private void measure(StudyManifest study, List<Double> into) {
    Map<Long, Instant> issued = new HashMap<>();
    Map<String, Long> received = new HashMap<>();
    StudyRecord record = record(study, "coordinator");
    for (Entry e : record.entries()) {
      long round = e.draft().round();
      if (e.kind() == EntryKind.QUERY_ISSUED && isLikelihood(study, record, e)) {
        issued.put(round, e.time());
      } else if (e.kind() == EntryKind.EGRESS_RECEIVED && issued.containsKey(round)) {
        long bytes = EgressReceived.TYPE.body(e).wireBytes();
        received.merge(e.draft().actor() + " " + round, bytes, Long::sum);
      } else if (e.kind() == EntryKind.AGGREGATE_REVEALED) {
        Instant from = issued.get(round);
        if (from != null) {
          into.add(Duration.between(from, e.time()).toNanos() / 1e6);
        }
      }
    }
    bytesUp.addAll(received.values());
    if (into == millis) {
      rounds += record.rounds().size();
      phases.add(
          record, Rig.SITES.stream().map(site -> record(study, site)).toList(), issued.keySet());
    }
  }

  private StudyRecord record(StudyManifest study, String party) {
    Path ledger = rig.home(party).resolve("state").resolve("ledger");
    return StudyRecord.of(study.digest(), rig.ledger(party).entries(), FrameStore.of(ledger));
  }

  /** Adds the processor time of each process so far, or takes it away. */
  private void processorTime(UnaryOperator<Duration> sign) {
    for (String party : PARTIES) {
      Duration now = rig.process(party).info().totalCpuDuration().orElse(Duration.ZERO);
      processor.merge(party, sign.apply(now), Duration::plus);
    }
  }

  private boolean isLikelihood(StudyManifest study, StudyRecord record, Entry issued) {
    Query query = Query.fromBytes(record.payload(issued));
    if (!(query instanceof GlmDerivatives)) {
      return false;
    }
    length = query.scale(study).length();
    limbs = query.scale(study).limbs();
    return true;
  }

  private void report(PrintStream out) throws IOException {
    long most = bytesUp.stream().mapToLong(Long::longValue).max().orElseThrow();
    long target = 8L * length + 1000;
    out.printf(
        "%s  %s, %d processors, %s, Java %s%n",
        Instant.now(),
        machine(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.version"));
    out.printf(
        "%d sites, %d patients each, p = %d, L = %d, limbs = %d, %d studies, %d likelihood rounds%n",
        Rig.SITES.size(),
        LOAD.patients(),
        LOAD.covariates() + 1,
        length,
        limbs,
        STUDIES,
        millis.size());
    print(out, "first study after the start", first);
    print(out, "round", millis);
    phases.report(out);
    processor.forEach(
        (party, time) ->
            out.printf(
                "  processor time of %s: %.1f ms a round, whole studies counted%n",
                party, time.toNanos() / 1e6 / rounds));
    for (String party : PARTIES) {
      out.printf(
          "  resident memory of %s: %s, at most %s%n",
          party, memory(party, "VmRSS:"), memory(party, "VmHWM:"));
    }
    out.printf(
        "up: at most %d bytes a site a round; 8 L + 1 kB = %d bytes: %s%n",
        most, target, most <= target ? "within" : "EXCEEDED");
  }

  /** The kernel's own count, where there is one. */
  private String memory(String party, String figure) throws IOException {
    Path status = Path.of("/proc", Long.toString(rig.process(party).pid()), "status");
    if (!Files.isReadable(status)) {
      return "unknown";
    }
    try (Stream<String> lines = Files.lines(status, StandardCharsets.UTF_8)) {
      return lines
          .filter(line -> line.startsWith(figure))
          .map(line -> line.substring(figure.length()).strip())
          .findFirst()
          .orElse("unknown");
    }
  }

  private static void print(PrintStream out, String what, List<Double> times) {
    times.sort(Comparator.naturalOrder());
    out.printf(
        "%s: median %.1f ms, 90%% within %.1f ms, max %.1f ms%n",
        what,
        times.get(times.size() / 2),
        times.get((times.size() * 9) / 10),
        times.get(times.size() - 1));
  }

  private static String machine() throws IOException {
    Path cpus = Path.of("/proc/cpuinfo");
    String model = System.getProperty("os.arch");
    if (Files.isReadable(cpus)) {
      try (Stream<String> lines = Files.lines(cpus, StandardCharsets.UTF_8)) {
        model =
            lines
                .filter(l -> l.startsWith("model name"))
                .map(l -> l.substring(l.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(model);
      }
    }
    return InetAddress.getLocalHost().getHostName() + " (" + model + ")";
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(p);
      }
    }
  }
}
