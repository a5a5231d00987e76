package org.ieum.federation.preview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.model.PartWeights;

/**
 * What the engine finds before a study runs. Stays at the site.
 *
 * @param address where the tables are
 * @param cdmVersion of an OMOP CDM, else empty
 * @param scanned rows of each table that the study reads
 * @param attrition persons left after each step of the population
 * @param outcomes persons with the outcome
 * @param missing persons of the population without a value, by covariate
 * @param outside records with a value outside its plausible limits, by covariate that has limits
 * @param findings of the pre-run gates
 * @param leaks covariates that crowd about the outcome
 * @param obstacle why no analysis table could be made; empty where it could
 * @param weights of training, then held-out records; empty where every record weighs 1
 */
public record SitePreview(
    String address,
    String cdmVersion,
    List<Count> scanned,
    List<Count> attrition,
    long outcomes,
    List<Count> missing,
    List<Count> outside,
    List<Finding> findings,
    List<LeakWarning> leaks,
    String obstacle,
    List<PartWeights> weights) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** A number with its name. */
  public record Count(String name, long count) {}

  public SitePreview {
    scanned = List.copyOf(scanned);
    attrition = List.copyOf(attrition);
    missing = List.copyOf(missing);
    outside = List.copyOf(outside);
    findings = List.copyOf(findings);
    leaks = List.copyOf(leaks);
    weights = List.copyOf(weights);
  }

  /** Of records that weigh 1 each. */
  public SitePreview(
      String address,
      String cdmVersion,
      List<Count> scanned,
      List<Count> attrition,
      long outcomes,
      List<Count> missing,
      List<Count> outside,
      List<Finding> findings,
      List<LeakWarning> leaks,
      String obstacle) {
    this(
        address,
        cdmVersion,
        scanned,
        attrition,
        outcomes,
        missing,
        outside,
        findings,
        leaks,
        obstacle,
        List.of());
  }

  /** Whether a finding or an obstacle keeps the study from running here. */
  public boolean blocked() {
    return !obstacle.isEmpty() || findings.stream().anyMatch(Finding::blocks);
  }

  /** The same with further findings; those that block stand first. */
  public SitePreview withFindings(List<Finding> further) {
    List<Finding> all =
        Stream.concat(findings.stream(), further.stream())
            .sorted(Comparator.comparing(Finding::severity))
            .toList();
    return new SitePreview(
        address,
        cdmVersion,
        scanned,
        attrition,
        outcomes,
        missing,
        outside,
        all,
        leaks,
        obstacle,
        weights);
  }

  /** JSON with the components' names. */
  public byte[] toBytes() {
    try {
      return MAPPER.writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a preview is plain data", e);
    }
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @throws IeumException VERSION_MISMATCH for other content
   */
  public static SitePreview fromBytes(byte[] bytes) {
    try {
      return MAPPER.readValue(bytes, SitePreview.class);
    } catch (IOException e) {
      throw new IeumException(
          ErrorCode.VERSION_MISMATCH,
          "preview: expected the document of this version's engine, found another; run node and"
              + " engine of one version",
          e);
    }
  }
}
