package org.ieum.ledger;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Where everything of a ledger lies in its directory. */
record LedgerFiles(Path directory) {
  Path record() {
    return directory.resolve("record");
  }

  Path checkpoint() {
    return directory.resolve("checkpoint");
  }

  Path lock() {
    return directory.resolve("lock");
  }

  Path frames() {
    return directory.resolve("frames");
  }

  /** The frame's place, {@code frames/<first two digits>/<sha256>}. */
  Path frame(String sha256) {
    return frameDirectory(sha256).resolve(sha256);
  }

  Path frameDirectory(String sha256) {
    return frames().resolve(sha256.substring(0, 2));
  }

  /** The directories {@code frames/00} to {@code frames/ff}. */
  List<Path> frameDirectories() {
    return IntStream.range(0, 256)
        .mapToObj(i -> frames().resolve(String.format(Locale.ROOT, "%02x", i)))
        .toList();
  }

  /** Files that are being written; whatever is here after a crash was never acknowledged. */
  Path temporary() {
    return directory.resolve("tmp");
  }
}
