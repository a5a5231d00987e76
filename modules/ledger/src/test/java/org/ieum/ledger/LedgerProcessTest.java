package org.ieum.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many threads, two writers, and real processes that are killed. */
class LedgerProcessTest {
  /**
   * Appends for ever on four threads, with a frame each, and prints each sequence number once it is
   * acknowledged.
   */
  static final class Appender {
    private Appender() {}

    public static void main(String[] args) {
      Ledger ledger =
          Ledger.open(Path.of(args[0]), LedgerKey.load(Path.of(args[1])), InstantSource.system());
      for (int worker = 0; worker < 4; worker++) {
        int number = worker;
        new Thread(() -> appendForEver(ledger, number)).start();
      }
    }

    private static void appendForEver(Ledger ledger, int worker) {
      for (long round = 0; ; round++) {
        byte[] frame = ("frame " + worker + " " + round).getBytes(UTF_8);
        EntryDraft draft =
            Ledgers.draft(round).with("worker", worker).withFrame(FrameRef.of(frame));
        Entry entry = ledger.append(List.of(draft), List.of(frame)).get(0);
        System.out.println("entry " + entry.seq() + " " + entry.leaf());
        if (round % 20 == 0) {
          Checkpoint signed = ledger.checkpoint().checkpoint();
          System.out.println("signed " + signed.size() + " " + signed.root());
        }
      }
    }
  }

  private static Process start(Path dir, Path key) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-cp",
            System.getProperty("java.class.path"),
            Appender.class.getName(),
            dir.toString(),
            key.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 40, 333})
  void aKilledProcessLosesNothingThatItAcknowledged(int lines, @TempDir Path dir) throws Exception {
    Path key = dir.resolve("key");
    Path ledgerDir = dir.resolve("ledger");
    Ledgers.KEY.save(key);
    List<String> acknowledged = new ArrayList<>();
    for (int life = 0; life < 2; life++) {
      Process process = start(ledgerDir, key);
      try (BufferedReader out = process.inputReader()) {
        for (int i = 0; i < lines; i++) {
          acknowledged.add(out.readLine());
        }
        // Through the handle: killing the Process itself would close its pipe.
        process.toHandle().destroyForcibly();
        // What was in the pipe when it died was acknowledged too; the last line may be cut.
        List<String> rest = out.lines().toList();
        acknowledged.addAll(rest.subList(0, Math.max(0, rest.size() - 1)));
      }
      assertThat(process.waitFor()).as("killed by signal 9").isEqualTo(137);
    }
    assertThat(LedgerCheck.verify(ledgerDir, Ledgers.KEY.verifier()).findings()).isEmpty();
    try (Ledger ledger = Ledger.open(ledgerDir, Ledgers.KEY, Ledgers.CLOCK)) {
      for (String line : acknowledged) {
        String[] words = line.split(" ", 3);
        long number = Long.parseLong(words[1]);
        Hash found = words[0].equals("entry") ? ledger.entry(number).leaf() : ledger.root(number);
        assertThat(found.hex()).as(line).isEqualTo(words[2]);
      }
      assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(2 * lines);
      assertThat(acknowledged.stream().filter(line -> line.startsWith("entry")))
          .doesNotHaveDuplicates()
          .isNotEmpty();
    }
  }

  @Test
  void verifyRunsBesideALiveWriterAndASecondWriterIsRefused(@TempDir Path dir) throws Exception {
    Path key = dir.resolve("key");
    Path ledgerDir = dir.resolve("ledger");
    Ledgers.KEY.save(key);
    Process process = start(ledgerDir, key);
    try (BufferedReader out = process.inputReader()) {
      assertThat(out.readLine()).startsWith("entry");
      Thread drain = new Thread(() -> out.lines().forEach(line -> {}));
      drain.start();
      long last = 0;
      for (int i = 0; i < 8; i++) {
        LedgerReport report = LedgerCheck.verify(ledgerDir, Ledgers.KEY.verifier());
        assertThat(report.findings()).isEmpty();
        assertThat(report.size()).isGreaterThanOrEqualTo(last);
        last = report.size();
      }
      assertThat(last).isGreaterThan(2);
      assertLocked(ledgerDir);
      assertThat(process.isAlive()).isTrue();
      process.destroyForcibly();
      drain.join();
    }
    process.waitFor();
    try (Ledger ledger = Ledger.open(ledgerDir, Ledgers.KEY, Ledgers.CLOCK)) {
      assertThat(ledger.size()).isGreaterThan(2);
    }
  }

  @Test
  void aSecondWriterInTheSameProcessIsRefusedAndDoesNotFreeTheLock(@TempDir Path dir)
      throws Exception {
    Path key = dir.resolve("key");
    Path ledgerDir = dir.resolve("ledger");
    Ledgers.KEY.save(key);
    try (Ledger ledger = Ledgers.open(ledgerDir)) {
      assertLocked(ledgerDir);
      Process other = start(ledgerDir, key);
      assertThat(other.inputReader().readLine()).as("another process").isNull();
      assertThat(other.waitFor()).isEqualTo(1);
      assertThat(ledger.append(Ledgers.draft(0)).seq()).isEqualTo(1);
    }
    Ledgers.open(ledgerDir).close();
  }

  @Test
  void manyThreadsShareFewFsyncs(@TempDir Path dir) throws Exception {
    FaultyStorage storage = FaultyStorage.sound();
    int threads = 16;
    int each = 50;
    List<Entry> returned = new ArrayList<>();
    try (Ledger ledger = Ledger.open(dir, Ledgers.KEY, Ledgers.CLOCK, storage)) {
      ExecutorService pool = Executors.newFixedThreadPool(threads);
      List<Future<List<Entry>>> workers = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        int worker = t;
        workers.add(pool.submit(() -> work(ledger, worker, each)));
      }
      for (Future<List<Entry>> worker : workers) {
        List<Entry> own = entriesOf(worker);
        assertThat(own).extracting(Entry::seq).isSorted();
        returned.addAll(own);
      }
      pool.shutdown();
      assertThat(returned)
          .extracting(Entry::seq)
          .containsExactlyInAnyOrderElementsOf(
              LongStream.rangeClosed(1, 2L * threads * each).boxed().toList());
      returned.forEach(entry -> assertThat(ledger.entry(entry.seq())).isEqualTo(entry));
    }
    long syncs = storage.operations().stream().filter("sync record"::equals).count();
    assertThat(syncs).as("fsyncs for %d appends", threads * each).isLessThan(threads * each / 2);
    assertThat(LedgerCheck.verify(dir, Ledgers.KEY.verifier()).findings()).isEmpty();
  }

  private static List<Entry> work(Ledger ledger, int worker, int each) {
    List<Entry> own = new ArrayList<>();
    for (int i = 0; i < each; i++) {
      EntryDraft draft = Ledgers.draft(i).with("worker", worker);
      List<Entry> pair = ledger.append(List.of(draft.with("part", 0), draft.with("part", 1)));
      assertThat(pair.get(1).seq()).as("a pair stays together").isEqualTo(pair.get(0).seq() + 1);
      own.addAll(pair);
    }
    return own;
  }

  private static List<Entry> entriesOf(Future<List<Entry>> worker)
      throws InterruptedException, ExecutionException {
    return worker.get();
  }

  private static void assertLocked(Path dir) {
    assertThatThrownBy(() -> Ledgers.open(dir))
        .isInstanceOfSatisfying(
            LedgerException.class, e -> assertThat(e.code()).isEqualTo(LedgerException.Code.LOCKED))
        .hasMessageContaining("stop the other process");
  }
}
