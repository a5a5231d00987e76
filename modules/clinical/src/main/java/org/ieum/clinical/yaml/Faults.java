package org.ieum.clinical.yaml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;

/** Every fault found so far in a document and the files read beside it. */
final class Faults {
  private record Fault(Spot spot, String text) {}

  private final Path file;
  private final ErrorCode code;
  private final Set<Fault> faults = new LinkedHashSet<>();
  private final Map<Path, Spot> alone = new HashMap<>();

  Faults(Path file, ErrorCode code) {
    this.file = file;
    this.code = code;
  }

  void add(Spot spot, String subject, String expected, String found, String remedy) {
    String name = subject.isEmpty() ? "" : subject + ": ";
    faults.add(new Fault(spot, name + "expected " + expected + ", found " + found + "; " + remedy));
  }

  /** A fault beside which no other of its file is told. */
  void only(Spot spot, String subject, String expected, String found, String remedy) {
    add(spot, subject, expected, found, remedy);
    alone.putIfAbsent(spot.file(), spot);
  }

  private boolean told(Fault fault) {
    Spot only = alone.get(fault.spot().file());
    return only == null || only.equals(fault.spot());
  }

  int count() {
    return faults.size();
  }

  void throwIfAny() {
    if (faults.isEmpty()) {
      return;
    }
    List<Fault> told = faults.stream().filter(this::told).toList();
    List<String> lines = new ArrayList<>();
    if (told.size() > 1) {
      lines.add(file + ": " + told.size() + " faults");
    }
    told.stream()
        .sorted(Comparator.comparing(Fault::spot, Spot.ORDER))
        .map(f -> f.spot() + ": " + f.text())
        .forEach(lines::add);
    throw new IeumException(code, String.join("\n", lines));
  }
}
