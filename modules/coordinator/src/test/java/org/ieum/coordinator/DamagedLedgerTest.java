package org.ieum.coordinator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.ieum.ledger.LedgerException;
import org.ieum.node.Node;
import org.ieum.node.NodeConfig;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Neither process starts on a ledger that is not the one it signed. */
final class DamagedLedgerTest {
  enum Damage {
    TRUNCATED {
      @Override
      byte[] to(byte[] record) {
        return Arrays.copyOf(record, record.length / 2);
      }
    },
    CHANGED {
      @Override
      byte[] to(byte[] record) {
        byte[] changed = record.clone();
        changed[record.length / 2] ^= 1;
        return changed;
      }
    },
    FOREIGN {
      @Override
      byte[] to(byte[] record) {
        byte[] foreign = record.clone();
        foreign[0] ^= 1;
        return foreign;
      }
    };

    abstract byte[] to(byte[] record);
  }

  @ParameterizedTest
  @EnumSource
  void aCoordinatorNamesTheFileAndDoesNotStart(Damage damage, @TempDir Path folder)
      throws Exception {
    try (Rig rig = new Rig(folder)) {
      CoordinatorConfig config =
          CoordinatorConfig.read(rig.home("coordinator").resolve("coordinator.yaml"));
      expectRefusal(config.ledger(), damage, () -> Coordinator.start(config));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aNodeNamesTheFileAndDoesNotStart(Damage damage, @TempDir Path folder) throws Exception {
    try (Rig rig = new Rig(folder)) {
      NodeConfig config = NodeConfig.read(rig.home("seoul").resolve("node.yaml"));
      expectRefusal(
          config.ledger(),
          damage,
          () ->
              Node.start(
                  config,
                  (port, token) -> {
                    throw new IOException("no study runs in this test");
                  }));
    }
  }

  private interface Start {
    AutoCloseable run() throws Exception;
  }

  private static void expectRefusal(Path ledger, Damage damage, Start start) throws Exception {
    startAndStop(start);
    Path record = ledger.resolve("record");
    byte[] intact = Files.readAllBytes(record);
    Files.write(record, damage.to(intact));
    LedgerException refused =
        catchThrowableOfType(LedgerException.class, () -> startAndStop(start));
    assertThat(refused).hasMessageContaining(record.toString());
    assertThat(refused.code())
        .isIn(LedgerException.Code.CORRUPT, LedgerException.Code.BEHIND_CHECKPOINT);
    assertThat(Files.readAllBytes(record)).isEqualTo(damage.to(intact));
    Files.write(record, intact);
    startAndStop(start);
  }

  private static void startAndStop(Start start) throws Exception {
    start.run().close();
  }
}
