package org.ieum.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How a program is run that refuses to run as root: by itself where we are not root; else inside a
 * user namespace of its own, which leaves the files' owner as it is; else, where a container
 * forbids that, as the user nobody, to whom the folder is given.
 */
final class UnprivilegedUser {
  private static final String NOBODY = "65534";
  private static final List<String> NAMESPACE = List.of("unshare", "-U", "--");
  private static final List<String> OTHER_USER =
      List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--");

  private final List<String> prefix;

  private UnprivilegedUser(List<String> prefix) {
    this.prefix = prefix;
  }

  static UnprivilegedUser forFolder(Path folder) throws IOException {
    if (!"root".equals(System.getProperty("user.name"))) {
      return new UnprivilegedUser(List.of());
    }
    if (works(NAMESPACE)) {
      return new UnprivilegedUser(NAMESPACE);
    }
    if (works(OTHER_USER)) {
      give(folder);
      return new UnprivilegedUser(OTHER_USER);
    }
    throw new IOException(
        "PostgreSQL: expected to run as an ordinary user, found root and neither 'unshare' nor"
            + " 'setpriv' that works; start Ieum as another user");
  }

  List<String> command(List<String> command) {
    List<String> all = new ArrayList<>(prefix);
    all.addAll(command);
    return all;
  }

  private static boolean works(List<String> prefix) {
    List<String> command = new ArrayList<>(prefix);
    command.add("true");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void give(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        if (!Files.isSymbolicLink(file)) {
          Files.setAttribute(file, "unix:uid", Integer.parseInt(NOBODY));
        }
      }
    }
  }
}
