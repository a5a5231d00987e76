package org.ieum.securesum;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;

/**
 * A study of up to 20 sites with real Ed25519 certificate keys and real study keys, the same for
 * the same seed.
 */
final class TestStudy {
  static final Bytes DIGEST = Bytes.of(new byte[32]);
  private static final List<KeyPair> CERTIFICATES = certificates(20);

  final List<SiteName> names = new ArrayList<>();
  final Map<SiteName, StudyKey> own = new LinkedHashMap<>();
  final StudyTerms terms;
  final List<SignedStudyKey> signedKeys = new ArrayList<>();
  final StudyKeys keys;
  final Random random;

  TestStudy(int sites, int colluders, long seed) {
    random = new Random(seed);
    for (int i = 0; i < sites; i++) {
      names.add(new SiteName("site-%02d".formatted(i)));
    }
    terms = new StudyTerms(DIGEST, new TreeSet<>(names), colluders);
    for (SiteName name : names) {
      StudyKey key = StudyKey.decode(bytes(32));
      own.put(name, key);
      signedKeys.add(key.signed(DIGEST, name, signer(name)));
    }
    keys = StudyKeys.verified(terms, signedKeys, TestStudy::verify);
  }

  static TestStudy of(int sites) {
    return new TestStudy(sites, 0, 7);
  }

  SiteName name(int index) {
    return names.get(index);
  }

  SiteParty party(SiteName name) {
    return party(name, keys);
  }

  SiteParty party(SiteName name, StudyKeys view) {
    return new SiteParty(view.agree(name, key(name)), signer(name), TestStudy::verify);
  }

  StudyKey key(SiteName name) {
    return Objects.requireNonNull(own.get(name));
  }

  TestSite site(int index) {
    return new TestSite(party(name(index)));
  }

  List<TestSite> sites() {
    return names.stream().map(name -> new TestSite(party(name))).toList();
  }

  CollectorPhase collect(RoundOpened opened) {
    return CollectorPhase.open(keys, opened, TestStudy::verify);
  }

  RoundOpened opened(int round, int attempt) {
    return opened(round, attempt, names, 3, 1);
  }

  static RoundOpened opened(
      int round, int attempt, Collection<SiteName> members, int length, int limbs) {
    int[] scales = new int[length];
    for (int i = 0; i < length; i++) {
      scales[i] = 30 + i;
    }
    byte[] query = ("query of round " + round).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    return new RoundOpened(
        round,
        attempt,
        List.copyOf(new TreeSet<>(members)),
        Bytes.of(query),
        length,
        limbs,
        Scales.of(scales));
  }

  Answered answer(int round, long... words) {
    return new Answered(round, WordVector.of(1, words), seed());
  }

  Seed seed() {
    return new Seed(Bytes.of(bytes(32)));
  }

  byte[] bytes(int size) {
    byte[] content = new byte[size];
    random.nextBytes(content);
    return content;
  }

  static Signer signer(SiteName name) {
    return signer(CERTIFICATES.get(index(name)).getPrivate());
  }

  static Signer signer(PrivateKey key) {
    return message -> {
      try {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(key);
        signature.update(message);
        return signature.sign();
      } catch (GeneralSecurityException e) {
        throw new AssertionError(e);
      }
    };
  }

  static PrivateKey certificateKey(byte[] seed) {
    try {
      return KeyFactory.getInstance("Ed25519")
          .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static boolean verify(SiteName site, byte[] message, byte[] signed) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initVerify(CERTIFICATES.get(index(site)).getPublic());
      signature.update(message);
      return signed.length == 64 && signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static int index(SiteName name) {
    return Integer.parseInt(name.value().substring("site-".length()));
  }

  private static List<KeyPair> certificates(int count) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
      random.setSeed(20);
      generator.initialize(NamedParameterSpec.ED25519, random);
      List<KeyPair> pairs = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        pairs.add(generator.generateKeyPair());
      }
      return pairs;
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
