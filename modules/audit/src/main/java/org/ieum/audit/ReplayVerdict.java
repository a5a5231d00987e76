package org.ieum.audit;

import java.util.Optional;
import org.ieum.audit.entry.SoftwareReleased;
import org.ieum.federation.model.FittedModel;

/**
 * What computing a study again from a ledger showed.
 *
 * @param study digest of the study
 * @param id its name
 * @param rounds rounds replayed
 * @param recordedDigest model digest that the ledger records, empty where it records none
 * @param replayedDigest model digest computed here, empty where the study failed
 * @param failure the failure that the study reproducibly ends with, empty where it ends with a
 *     model
 * @param software what computed the recorded model; empty where the ledger records no model
 */
public record ReplayVerdict(
    String study,
    String id,
    int rounds,
    String recordedDigest,
    String replayedDigest,
    String failure,
    Optional<FittedModel> model,
    Optional<SoftwareReleased> software) {

  /** Whether the model that the ledger records comes from the sums that the ledger records. */
  public boolean identical() {
    return !replayedDigest.isEmpty() && replayedDigest.equals(recordedDigest);
  }
}
