package org.ieum.wire.client;

import java.util.HexFormat;
import org.ieum.federation.model.StudyResultJson;
import org.ieum.wire.v1.PublishedModel;
import org.ieum.wire.v1.StudyStatus;

/**
 * The model of a finished study as the coordinator publishes it.
 *
 * @param manifest canonical bytes of the study's manifest
 * @param model canonical bytes of the model
 * @param status the study's last status
 * @param ledgerParty whose ledger {@code ledgerHead} is of
 */
public record FetchedModel(
    byte[] manifest,
    byte[] model,
    StudyStatus status,
    String ledgerParty,
    StudyResultJson.Head ledgerHead) {
  public FetchedModel {
    manifest = manifest.clone();
    model = model.clone();
  }

  static FetchedModel of(PublishedModel published) {
    return new FetchedModel(
        published.getManifest().toByteArray(),
        published.getModel().toByteArray(),
        published.getStatus(),
        published.getCoordinatorLedger().getParty(),
        new StudyResultJson.Head(
            published.getCoordinatorLedger().getSize(),
            HexFormat.of().formatHex(published.getCoordinatorLedger().getRoot().toByteArray())));
  }

  @Override
  public byte[] manifest() {
    return manifest.clone();
  }

  @Override
  public byte[] model() {
    return model.clone();
  }
}
