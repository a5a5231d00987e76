package org.ieum.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import org.ieum.securesum.Bytes;
import org.ieum.securesum.CommittedRecord;
import org.ieum.securesum.JournalRecord;
import org.ieum.securesum.MaskedVector;
import org.ieum.securesum.RevealedRecord;
import org.ieum.securesum.RoundOpened;
import org.ieum.securesum.Scales;
import org.ieum.securesum.Seed;
import org.ieum.securesum.SiteName;
import org.ieum.securesum.StudyKey;
import org.ieum.securesum.WordVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretStoreTest {
  private static final JournalRecord FIRST = revealed(1);
  private static final JournalRecord SECOND = revealed(2);

  @Test
  void theStudyKeyIsMadeOnceAndKept(@TempDir Path folder) {
    SecretStore store = new SecretStore(folder.resolve("study"));
    StudyKey made = store.key(new SecureRandom());
    assertThat(store.key(new SecureRandom()).publicKey()).isEqualTo(made.publicKey());
  }

  @Test
  void onlyTheOwnerMayLookIn(@TempDir Path folder) throws Exception {
    Path secrets = folder.resolve("study");
    new SecretStore(secrets).key(new SecureRandom());
    assertThat(Files.getPosixFilePermissions(secrets))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void recordsComeBackInOrder(@TempDir Path folder) {
    SecretStore store = new SecretStore(folder);
    store.append(FIRST);
    store.append(SECOND);
    assertThat(new SecretStore(folder).records()).isEqualTo(List.of(FIRST, SECOND));
  }

  @Test
  void aRecordTornByACrashIsLeftOutAtEveryByte(@TempDir Path folder) throws Exception {
    SecretStore store = new SecretStore(folder);
    store.append(FIRST);
    Path file = folder.resolve("rounds");
    int whole = (int) Files.size(file);
    store.append(SECOND);
    byte[] both = Files.readAllBytes(file);
    for (int length = whole; length < both.length; length++) {
      Files.write(file, java.util.Arrays.copyOf(both, length));
      assertThat(store.records()).as("cut at %d", length).isEqualTo(List.of(FIRST));
    }
  }

  @Test
  void whatIsAppendedAfterATornRecordCanBeRead(@TempDir Path folder) throws Exception {
    SecretStore store = new SecretStore(folder);
    store.append(FIRST);
    store.append(SECOND);
    Path file = folder.resolve("rounds");
    byte[] both = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(both, both.length - 1));
    new SecretStore(folder).append(SECOND);
    assertThat(new SecretStore(folder).records()).isEqualTo(List.of(FIRST, SECOND));
    assertThat(Files.readAllBytes(file)).isEqualTo(both);
  }

  @Test
  void aCommitmentHidesWhatWasBeforeItAndDestroysAnAbandonedSeed(@TempDir Path folder)
      throws Exception {
    SecretStore store = new SecretStore(folder);
    store.append(FIRST);
    CommittedRecord second = committed(2);
    store.append(second);
    assertThat(store.records()).isEqualTo(List.of(second));
    store.append(committed(3));
    assertThat(new SecretStore(folder).records()).isEqualTo(List.of(committed(3)));
    byte[] left = Files.readAllBytes(folder.resolve("rounds"));
    assertThat(left).as("nothing but the last").hasSize(committed(3).encoded().length + 8);
  }

  @Test
  void theFileDoesNotGrowWithoutEnd(@TempDir Path folder) throws Exception {
    SecretStore store = new SecretStore(folder);
    int one = committed(1).encoded().length;
    for (int round = 1; round < 3 * (1 << 18) / one; round++) {
      store.append(committed(round));
      store.append(revealed(round));
    }
    assertThat(Files.size(folder.resolve("rounds"))).isLessThan((1 << 18) + 2L * one);
  }

  @Test
  void nothingIsLeftAfterTheEnd(@TempDir Path folder) {
    Path secrets = folder.resolve("study");
    SecretStore store = new SecretStore(secrets);
    StudyKey unused = store.key(new SecureRandom());
    store.append(FIRST);
    store.destroy();
    assertThat(secrets).doesNotExist();
  }

  private static CommittedRecord committed(int round) {
    SiteName a = new SiteName("a");
    WordVector y = WordVector.of(1, new long[2000]);
    Bytes bytes = Bytes.of(new byte[32]);
    return new CommittedRecord(
        new RoundOpened(
            round, 1, List.of(a, new SiteName("b")), bytes, 2000, 1, Scales.of(new int[2000])),
        new MaskedVector(a, round, 1, y, bytes, bytes),
        new Seed(bytes));
  }

  private static JournalRecord revealed(int round) {
    return new RevealedRecord(round, 1, WordVector.of(1, new long[] {round, 2, 3}));
  }
}
