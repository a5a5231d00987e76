package org.ieum.node;

import org.ieum.securesum.SignedStudyKey;
import org.ieum.wire.Digests;
import org.ieum.wire.SumCodec;
import org.ieum.wire.v1.FromSite;
import org.ieum.wire.v1.ModelComputed;
import org.ieum.wire.v1.RoundVerified;
import org.ieum.wire.v1.SiteIncident;
import org.ieum.wire.v1.SitePosition;
import org.ieum.wire.v1.StudyDecision;

/** The messages that a site sends about one study. */
final class Replies {
  private Replies() {}

  static FromSite decision(String study, StudyDecision.Decision decision) {
    return FromSite.newBuilder()
        .setDecision(
            StudyDecision.newBuilder().setStudy(Digests.toWire(study)).setDecision(decision))
        .build();
  }

  static FromSite key(String study, SignedStudyKey key) {
    return FromSite.newBuilder().setKey(SumCodec.toWire(study, key)).build();
  }

  static FromSite position(String study, int rounds) {
    return FromSite.newBuilder()
        .setPosition(SitePosition.newBuilder().setStudy(Digests.toWire(study)).setRounds(rounds))
        .build();
  }

  static FromSite verified(String study, int round) {
    return FromSite.newBuilder()
        .setVerified(RoundVerified.newBuilder().setStudy(Digests.toWire(study)).setRound(round))
        .build();
  }

  static FromSite model(String study, String digest) {
    return FromSite.newBuilder()
        .setModel(
            ModelComputed.newBuilder()
                .setStudy(Digests.toWire(study))
                .setModelDigest(Digests.toWire(digest)))
        .build();
  }

  static FromSite incident(String study, String code) {
    return FromSite.newBuilder()
        .setIncident(SiteIncident.newBuilder().setStudy(Digests.toWire(study)).setCode(code))
        .build();
  }
}
