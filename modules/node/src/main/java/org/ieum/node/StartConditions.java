package org.ieum.node;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Optional;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.wire.identity.SecretFile;

/** What a node does not start without; the doctor looks at the same before. */
public final class StartConditions {
  /** What to do about {@link #memoryFault}. */
  public static final String MEMORY_REMEDY =
      "set 'engine: memory' to what the machine has to spare";

  private static final String PASSWORD_FILE = "password-file";

  private StartConditions() {}

  /**
   * Refuses a configuration with which a node must not start.
   *
   * @throws IeumException BAD_CONFIGURATION for a key or a password that others can read, and for
   *     more memory than the machine has
   */
  static void require(NodeConfig config) {
    SecretFile.keys(config.identity()).forEach(SecretFile::require);
    config.tables().values().forEach(t -> passwordFile(t).ifPresent(SecretFile::require));
    memoryFault(config.engine(), machineMemory())
        .ifPresent(
            found -> {
              throw new IeumException(
                  ErrorCode.BAD_CONFIGURATION,
                  "node.yaml: engine.memory: expected less than the machine has, found "
                      + found
                      + "; "
                      + MEMORY_REMEDY);
            });
  }

  /**
   * How much more memory the engine's driver asks for than there is; empty where there is enough.
   */
  public static Optional<String> memoryFault(NodeConfig.Engine engine, long total) {
    return engine.memoryBytes() > total ? Optional.of(memory(engine, total)) : Optional.empty();
  }

  /** The memory of the engine's driver beside that of its machine, in words. */
  public static String memory(NodeConfig.Engine engine, long total) {
    return engine.memory() + " for Spark's driver, of " + (total >> 20) + " MB of this machine";
  }

  /** The memory of this machine, or of its container, in bytes. */
  public static long machineMemory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean machine
        ? machine.getTotalMemorySize()
        : Long.MAX_VALUE;
  }

  /** The file with the password of a table's database. */
  public static Optional<SecretFile> passwordFile(NodeConfig.Table table) {
    return Optional.ofNullable(table.options().get(PASSWORD_FILE))
        .filter(file -> !file.isEmpty())
        .map(file -> new SecretFile(Path.of(file)));
  }
}
