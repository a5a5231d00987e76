package org.ieum.securesum;

import java.util.List;
import java.util.Map;

/**
 * The secrets that one site shares with every other site of a study. Made by {@link
 * StudyKeys#agree}.
 */
public final class KeyAgreement {
  private final StudyKeys keys;
  private final SiteName self;
  private final Map<SiteName, byte[]> secrets;

  KeyAgreement(StudyKeys keys, SiteName self, Map<SiteName, byte[]> secrets) {
    this.keys = keys;
    this.self = self;
    this.secrets = secrets;
  }

  public StudyKeys keys() {
    return keys;
  }

  public SiteName self() {
    return self;
  }

  /** y = q + PRG(b) ± Σ PRG(k_ij): the first site of each pair adds, the second subtracts. */
  WordVector masked(WordVector plain, RoundOpened round, Bytes context, Seed seed) {
    long[] words = plain.toWords();
    MaskStream.apply(words, plain.limbs(), seed.bytes().view(), false);
    for (SiteName peer : round.members()) {
      if (!peer.equals(self)) {
        MaskStream.apply(words, plain.limbs(), maskKey(peer, context), self.compareTo(peer) > 0);
      }
    }
    return WordVector.owning(plain.limbs(), words);
  }

  private byte[] maskKey(SiteName peer, Bytes context) {
    byte[] secret = secrets.get(peer);
    if (secret == null) {
      throw Refusal.bug("members were checked against the study's sites");
    }
    List<SiteName> pair = self.compareTo(peer) < 0 ? List.of(self, peer) : List.of(peer, self);
    byte[] info = Framing.of("mask").bytes(context).site(pair.get(0)).site(pair.get(1)).toArray();
    return Hkdf.expand(secret, info, 32);
  }

  @Override
  public String toString() {
    return "KeyAgreement[" + self + ", secret]";
  }
}
