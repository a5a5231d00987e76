package org.ieum.simulation;

import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;

/**
 * What keeps a study from running at each of the sites, in the order of their names. Safe for use
 * by several threads.
 */
final class SiteFaults {
  private final int sites;
  private final SortedMap<String, IeumException> faults = new ConcurrentSkipListMap<>();

  /**
   * No fault so far.
   *
   * @param sites how many sites there are
   */
  SiteFaults(int sites) {
    this.sites = sites;
  }

  void add(String site, IeumException cause) {
    faults.put(site, cause);
  }

  boolean any() {
    return !faults.isEmpty();
  }

  /** All of them at once, with the code that they share, else BAD_TABLE. */
  IeumException refusal() {
    List<ErrorCode> codes = faults.values().stream().map(IeumException::code).distinct().toList();
    StringBuilder text = new StringBuilder();
    text.append(
        "simulation: expected every site's table to be one that the study can run on, found");
    text.append(faults.size() == 1 ? " a fault" : " faults").append(" at ").append(faults.size());
    text.append(" of ")
        .append(sites)
        .append(" sites; mend ")
        .append(faults.size() == 1 ? "it" : "them");
    faults.forEach(
        (site, cause) ->
            text.append("\n  ")
                .append(site)
                .append(": ")
                .append(cause.text().replace("\n", "\n    ")));
    return new IeumException(
        codes.size() == 1 ? codes.get(0) : ErrorCode.BAD_TABLE,
        text.toString(),
        faults.values().iterator().next());
  }
}
