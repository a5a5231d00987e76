package org.ieum.coordinator;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import org.ieum.audit.Logged;
import org.ieum.audit.StudyJournal;
import org.ieum.audit.StudyRecord;
import org.ieum.audit.entry.ControlSent;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.study.StudyManifest;
import org.ieum.securesum.Commitments;
import org.ieum.securesum.RoundOpened;
import org.ieum.securesum.RoundRevealed;
import org.ieum.securesum.StudyKeys;
import org.ieum.wire.Digests;
import org.ieum.wire.SumCodec;
import org.ieum.wire.v1.KeysAgreed;
import org.ieum.wire.v1.StudyEnded;
import org.ieum.wire.v1.StudyOffered;
import org.ieum.wire.v1.StudyPhase;
import org.ieum.wire.v1.ToSite;

/** What a study says to its sites. */
final class Megaphone {
  private final Party party;
  private final StudyManifest manifest;
  private final StudyJournal journal;
  private final String study;

  Megaphone(Party party, StudyManifest manifest, StudyJournal journal) {
    this.party = party;
    this.manifest = manifest;
    this.journal = journal;
    this.study = journal.study();
  }

  void offer(String site, String researcher) {
    StudyOffered offered =
        StudyOffered.newBuilder()
            .setManifest(ByteString.copyFrom(manifest.toBytes()))
            .setResearcher(researcher)
            .build();
    party.sessions().send(site, ToSite.newBuilder().setOffered(offered).build());
  }

  void keys(StudyKeys keys) {
    manifest.sites().forEach(site -> keys(site, keys));
  }

  void keys(String site, StudyKeys keys) {
    KeysAgreed.Builder agreed = KeysAgreed.newBuilder().setStudy(Digests.toWire(study));
    keys.signedKeys().forEach(k -> agreed.addKeys(SumCodec.toWire(study, k)));
    party.sessions().send(site, ToSite.newBuilder().setKeys(agreed).build());
  }

  void announce(List<org.ieum.securesum.ToSite> messages) {
    for (org.ieum.securesum.ToSite m : messages) {
      ToSite wire = wire(m);
      manifest.sites().forEach(site -> party.sessions().send(site, wire));
    }
  }

  void announce(String site, List<org.ieum.securesum.ToSite> messages) {
    messages.forEach(m -> party.sessions().send(site, wire(m)));
  }

  /** The reveals that a site has not verified yet, from the ledger. */
  void repeatRevealed(String site, int verified) {
    StudyRecord record = journal.record();
    for (Logged<ControlSent> reveal : record.all(ControlSent.TYPE)) {
      if (reveal.body().round() > verified) {
        party.sessions().send(site, parse(record.payload(reveal.entry())));
      }
    }
  }

  /** The wire message of a reveal, as it is kept in the ledger. */
  ToSite wire(org.ieum.securesum.ToSite message) {
    ToSite.Builder wire = ToSite.newBuilder();
    if (message instanceof RoundOpened m) {
      wire.setOpened(SumCodec.toWire(study, m));
    } else if (message instanceof Commitments m) {
      wire.setCommitments(SumCodec.toWire(study, m));
    } else if (message instanceof RoundRevealed m) {
      wire.setRevealed(SumCodec.toWire(study, m));
    }
    return wire.build();
  }

  void ended(String site, StudyPhase phase, String modelDigest) {
    StudyEnded.Builder ended =
        StudyEnded.newBuilder().setStudy(Digests.toWire(study)).setPhase(phase);
    if (!modelDigest.isEmpty()) {
      ended.setModelDigest(Digests.toWire(modelDigest));
    }
    party.sessions().send(site, ToSite.newBuilder().setEnded(ended).build());
  }

  private ToSite parse(byte[] bytes) {
    try {
      return ToSite.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new IeumException(
          ErrorCode.LEDGER_CORRUPT, "study " + study + ": a recorded message cannot be read", e);
    }
  }
}
