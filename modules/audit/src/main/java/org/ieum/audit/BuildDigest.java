package org.ieum.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ieum.federation.study.Canonical;
import org.jspecify.annotations.Nullable;

/**
 * One digest over all jars that lie beside the one this class runs from. Jars are reproducible, so
 * whoever builds the same commit has the same digest, with public tools too:
 *
 * <pre>
 * cd lib && LC_ALL=C sha256sum *.jar | sha256sum
 * </pre>
 */
final class BuildDigest {
  /** Stands for classes that run from no jar, while Ieum itself is worked on. */
  static final String UNPACKAGED = "unpackaged";

  private BuildDigest() {}

  static String ofRunning() {
    CodeSource source = BuildDigest.class.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return UNPACKAGED;
    }
    try {
      Path jar = Path.of(source.getLocation().toURI());
      return Files.isRegularFile(jar) ? ofJars(jar.getParent()) : UNPACKAGED;
    } catch (URISyntaxException | IllegalArgumentException e) {
      return UNPACKAGED;
    }
  }

  /** The digest of the jars in a folder. */
  static String ofJars(@Nullable Path folder) {
    if (folder == null) {
      return UNPACKAGED;
    }
    SortedMap<String, String> digests = new TreeMap<>();
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*.jar")) {
      for (Path jar : jars) {
        digests.put(String.valueOf(jar.getFileName()), Canonical.sha256(Files.readAllBytes(jar)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    StringBuilder lines = new StringBuilder();
    digests.forEach((name, digest) -> lines.append(digest).append("  ").append(name).append('\n'));
    return Canonical.sha256(lines.toString().getBytes(UTF_8));
  }
}
