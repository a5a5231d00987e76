package org.ieum.simulation;

import java.util.ArrayList;
import java.util.List;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;

/** What keeps a study from running at each of the sites. */
final class SiteFaults {
  private record Fault(String site, IeumException cause) {}

  private final int sites;
  private final List<Fault> faults = new ArrayList<>();

  /**
   * No fault so far.
   *
   * @param sites how many sites there are
   */
  SiteFaults(int sites) {
    this.sites = sites;
  }

  void add(String site, IeumException cause) {
    faults.add(new Fault(site, cause));
  }

  boolean any() {
    return !faults.isEmpty();
  }

  /** All of them at once, with the code that they share, else BAD_TABLE. */
  IeumException refusal() {
    List<ErrorCode> codes = faults.stream().map(f -> f.cause().code()).distinct().toList();
    StringBuilder text = new StringBuilder();
    text.append(
        "simulation: expected every site's table to be one that the study can run on, found");
    text.append(faults.size() == 1 ? " a fault" : " faults").append(" at ").append(faults.size());
    text.append(" of ")
        .append(sites)
        .append(" sites; mend ")
        .append(faults.size() == 1 ? "it" : "them");
    for (Fault fault : faults) {
      text.append("\n  ").append(fault.site()).append(": ");
      text.append(fault.cause().text().replace("\n", "\n    "));
    }
    return new IeumException(
        codes.size() == 1 ? codes.get(0) : ErrorCode.BAD_TABLE,
        text.toString(),
        faults.get(0).cause());
  }
}
