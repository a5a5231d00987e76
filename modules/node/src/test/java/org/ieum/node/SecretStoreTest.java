package org.ieum.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import org.ieum.securesum.JournalRecord;
import org.ieum.securesum.RevealedRecord;
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
  void nothingIsLeftAfterTheEnd(@TempDir Path folder) {
    Path secrets = folder.resolve("study");
    SecretStore store = new SecretStore(secrets);
    StudyKey unused = store.key(new SecureRandom());
    store.append(FIRST);
    store.destroy();
    assertThat(secrets).doesNotExist();
  }

  private static JournalRecord revealed(int round) {
    return new RevealedRecord(round, 1, WordVector.of(1, new long[] {round, 2, 3}));
  }
}
