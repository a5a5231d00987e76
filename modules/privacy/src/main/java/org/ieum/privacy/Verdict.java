package org.ieum.privacy;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.preview.Finding;

/**
 * What a site's disclosure check says of a study on its table.
 *
 * @param study id of the study
 * @param findings for the site's own log and its people only: they hold counts; those that block
 *     keep the study from running here
 */
public record Verdict(String study, List<Finding> findings) {
  public Verdict {
    findings = List.copyOf(findings);
  }

  public boolean allowed() {
    return findings.stream().noneMatch(Finding::blocks);
  }

  /** What the site's people should know although the study may run. */
  public List<String> warnings() {
    return findings.stream().filter(f -> !f.blocks()).map(this::line).toList();
  }

  /** Every reason for which the study may not run here; empty where it may. */
  public String refusal() {
    return findings.stream().filter(Finding::blocks).map(this::line).collect(joining("\n"));
  }

  /**
   * Goes on only where the study may run.
   *
   * @throws IeumException DISCLOSURE with every reason; what leaves the site says only that the
   *     site refused
   */
  public void check() {
    if (!allowed()) {
      throw new IeumException(ErrorCode.DISCLOSURE, refusal());
    }
  }

  private String line(Finding finding) {
    return "study " + study + ": " + finding.subject() + ": " + finding.text();
  }
}
