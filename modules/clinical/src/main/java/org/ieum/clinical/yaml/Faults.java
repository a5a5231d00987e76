package org.ieum.clinical.yaml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;

/** Every fault found so far in a document and the files read beside it. */
final class Faults {
  private record Fault(Spot spot, String text) {}

  private final Path file;
  private final ErrorCode code;
  private final Set<Fault> faults = new LinkedHashSet<>();

  Faults(Path file, ErrorCode code) {
    this.file = file;
    this.code = code;
  }

  void add(Spot spot, String subject, String expected, String found, String remedy) {
    String name = subject.isEmpty() ? "" : subject + ": ";
    faults.add(new Fault(spot, name + "expected " + expected + ", found " + found + "; " + remedy));
  }

  int count() {
    return faults.size();
  }

  void throwIfAny() {
    if (faults.isEmpty()) {
      return;
    }
    List<String> lines = new ArrayList<>();
    if (faults.size() > 1) {
      lines.add(file + ": " + faults.size() + " faults");
    }
    faults.stream()
        .sorted(Comparator.comparing(Fault::spot, Spot.ORDER))
        .map(f -> f.spot() + ": " + f.text())
        .forEach(lines::add);
    throw new IeumException(code, String.join("\n", lines));
  }
}
