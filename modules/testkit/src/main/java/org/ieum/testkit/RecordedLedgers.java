package org.ieum.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The state folders that a released version left: one finished and one unfinished study of a
 * federation {@code recorded} with the sites boston, daejeon and seoul. How they came about is in
 * this module's folder {@code recorded}.
 */
public record RecordedLedgers(String release) {
  public static final RecordedLedgers V0_1_0 = new RecordedLedgers("0.1.0");

  /** The name of the federation, the first part of the ledgers' origins. */
  public static final String FEDERATION = "recorded";

  /** In 0.1.0's recording: the study that ended with a model. */
  public static final String FINISHED =
      "27eaf2e3a81fb0ac12c003720503aeb34739b782ac302434e3cd4509b60ea4e4";

  /** In 0.1.0's recording: the study whose processes were killed after its third round. */
  public static final String UNFINISHED =
      "a1099e30e3a72da47a6885760cb29bc68d1fc7f04d2ada2e95c46926e8a98926";

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  /**
   * Unpacks a party's {@code state} folder and {@code ledger.key}, readable by their owner alone as
   * the release left them, whatever the mask of the process.
   *
   * @param party {@code coordinator} or {@code seoul}
   * @param folder an existing folder
   */
  public void unpack(String party, Path folder) {
    String name = "recorded/" + release + "/" + party + ".zip";
    try (InputStream resource =
            Objects.requireNonNull(RecordedLedgers.class.getResourceAsStream(name), name);
        ZipInputStream zip = new ZipInputStream(resource)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = folder.resolve(entry.getName());
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, zip.readAllBytes());
        Files.setPosixFilePermissions(file, OWNER_ONLY);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
