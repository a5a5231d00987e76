package org.ieum.securesum;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The verified public keys of all sites of a study, in the order of their names. Sites and
 * coordinator hold the same.
 */
public final class StudyKeys {
  private final StudyTerms terms;
  private final SortedMap<SiteName, SignedStudyKey> keys;
  private final Bytes transcript;

  private StudyKeys(StudyTerms terms, SortedMap<SiteName, SignedStudyKey> keys) {
    this.terms = terms;
    this.keys = keys;
    this.transcript = transcript(terms.study(), keys.values());
  }

  /**
   * Checks that there is exactly one validly signed key of each site of the study.
   *
   * @throws SecureSumException DUPLICATE_SITE, NOT_A_MEMBER, MISSING_KEY, DUPLICATE_KEY or
   *     BAD_SIGNATURE
   */
  public static StudyKeys verified(
      StudyTerms terms, Collection<SignedStudyKey> keys, Verifier verifier) {
    SortedMap<SiteName, SignedStudyKey> sorted = new TreeMap<>();
    Map<Bytes, SiteName> owners = new HashMap<>();
    for (SignedStudyKey key : keys) {
      if (sorted.put(key.site(), key) != null) {
        throw Refusal.duplicateSite("Study keys", key.site());
      }
      if (!terms.sites().contains(key.site())) {
        throw Refusal.notAMember("Study keys", key.site());
      }
      SiteName other = owners.put(key.publicKey(), key.site());
      if (other != null) {
        throw Refusal.duplicateKey(other, key.site());
      }
      key.verify(terms.study(), verifier);
    }
    for (SiteName site : terms.sites()) {
      if (!sorted.containsKey(site)) {
        throw Refusal.missingKey(site);
      }
    }
    return new StudyKeys(terms, sorted);
  }

  public StudyTerms terms() {
    return terms;
  }

  /** The signed keys in the order of the sites' names. */
  public List<SignedStudyKey> signedKeys() {
    return List.copyOf(keys.values());
  }

  /** T: the SHA-256 of the study digest and all signed keys; every context contains it. */
  public Bytes transcript() {
    return transcript;
  }

  /**
   * Agrees on a secret with every other site.
   *
   * @throws SecureSumException NOT_OUR_KEY if the keys hold another key for this site or none,
   *     WEAK_KEY if some site's key gives an all-zero secret
   */
  public KeyAgreement agree(SiteName self, StudyKey own) {
    SignedStudyKey listed = keys.get(self);
    if (listed == null || !listed.publicKey().equals(own.publicKey())) {
      throw Refusal.notOurKey(self);
    }
    Map<SiteName, byte[]> secrets = new HashMap<>();
    for (SignedStudyKey key : keys.values()) {
      if (!key.site().equals(self)) {
        byte[] secret =
            X25519
                .agree(own.scalar(), key.publicKey().view())
                .orElseThrow(() -> Refusal.weakKey(key.site().value()));
        secrets.put(key.site(), Hkdf.extract(transcript.view(), secret));
      }
    }
    return new KeyAgreement(this, self, secrets);
  }

  private static Bytes transcript(Bytes study, Collection<SignedStudyKey> sorted) {
    Framing framing = Framing.of("ieum/study-keys/v1").bytes(study).number(sorted.size());
    for (SignedStudyKey key : sorted) {
      framing.site(key.site()).bytes(key.publicKey()).bytes(key.signature());
    }
    return framing.sha256();
  }

  @Override
  public String toString() {
    return "StudyKeys[" + keys.keySet() + "]";
  }
}
