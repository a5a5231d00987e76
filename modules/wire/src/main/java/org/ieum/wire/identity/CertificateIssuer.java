package org.ieum.wire.identity;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The federation's authority while it issues: X.509 v3 certificates over EC P-256 keys. */
final class CertificateIssuer {
  /** The longest that TLS clients commonly accept. */
  static final Duration VALIDITY = Duration.ofDays(825);

  /** Certificates start a little early, for clocks that differ. */
  private static final Duration EARLY = Duration.ofMinutes(5);

  private final SecureRandom random;
  private final Clock clock;
  private final X500Principal name;
  private final KeyPair keys;
  private final X509Certificate certificate;

  CertificateIssuer(String federation, Clock clock, SecureRandom random) {
    this.random = random;
    this.clock = clock;
    this.name = Subject.authority(federation);
    this.keys = newKeys(random);
    this.certificate = selfIssued();
  }

  static KeyPair newKeys(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(Signatures.KEY);
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK 17 must have EC P-256", e);
    }
  }

  KeyPair keys() {
    return keys;
  }

  X509Certificate certificate() {
    return certificate;
  }

  /** A certificate for a party; {@code hosts} are the names it serves under, or none. */
  X509Certificate issue(Subject subject, PublicKey key, List<String> hosts) {
    try {
      JcaX509v3CertificateBuilder builder = builder(subject.principal(), key);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      builder.addExtension(Extension.extendedKeyUsage, false, purposes(hosts));
      if (!hosts.isEmpty()) {
        builder.addExtension(Extension.subjectAlternativeName, false, names(hosts));
      }
      return signed(builder);
    } catch (CertIOException e) {
      throw new IllegalStateException("an extension of a party's certificate must encode", e);
    }
  }

  private X509Certificate selfIssued() {
    try {
      JcaX509v3CertificateBuilder builder = builder(name, keys.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      return signed(builder);
    } catch (CertIOException e) {
      throw new IllegalStateException("an extension of the authority must encode", e);
    }
  }

  private JcaX509v3CertificateBuilder builder(X500Principal subject, PublicKey key)
      throws CertIOException {
    Instant now = clock.instant();
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name,
            new BigInteger(127, random).add(BigInteger.ONE),
            Date.from(now.minus(EARLY)),
            Date.from(now.plus(VALIDITY)),
            subject,
            key);
    try {
      JcaX509ExtensionUtils ids = new JcaX509ExtensionUtils();
      builder.addExtension(
          Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(key));
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          ids.createAuthorityKeyIdentifier(keys.getPublic()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK must have SHA-1 for key identifiers", e);
    }
    return builder;
  }

  private X509Certificate signed(JcaX509v3CertificateBuilder builder) {
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder(Signatures.SIGNATURE).build(keys.getPrivate())));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("every JDK 17 must sign with ECDSA P-256", e);
    }
  }

  private static ExtendedKeyUsage purposes(List<String> hosts) {
    return hosts.isEmpty()
        ? new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth)
        : new ExtendedKeyUsage(
            new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth});
  }

  private static GeneralNames names(List<String> hosts) {
    return new GeneralNames(
        hosts.stream().map(host -> new GeneralName(kind(host), host)).toArray(GeneralName[]::new));
  }

  private static int kind(String host) {
    boolean address = host.contains(":") || host.matches("[0-9.]+");
    return address ? GeneralName.iPAddress : GeneralName.dNSName;
  }
}
