package org.ieum.wire.identity;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;

/**
 * A party's own identity: who it is, the key that proves it, and the authority that says so. Its
 * text form shows role and name only.
 */
public final class PartyIdentity {
  static final String KEY = "key.pem";
  static final String CERTIFICATE = "certificate.pem";
  static final String AUTHORITY = "authority.pem";

  private static final byte[] PROBE = "ieum key check".getBytes(StandardCharsets.UTF_8);

  private final Path folder;
  private final Subject subject;
  private final PrivateKey key;
  private final X509Certificate certificate;
  private final X509Certificate authority;

  private PartyIdentity(
      Path folder, PrivateKey key, X509Certificate certificate, X509Certificate authority) {
    this.folder = folder;
    this.subject = Subject.of(certificate);
    this.key = key;
    this.certificate = certificate;
    this.authority = authority;
  }

  /**
   * Reads an identity folder: {@code key.pem}, {@code certificate.pem}, {@code authority.pem} and
   * {@code governance.pub}.
   *
   * @throws IeumException BAD_CONFIGURATION when a file is missing or is not what its name says,
   *     when the certificate is out of date or of another authority, or when the key is not the
   *     certificate's
   */
  public static PartyIdentity load(Path folder) {
    return load(folder, Clock.systemUTC());
  }

  /** As {@link #load(Path)}, at the time of {@code clock}. */
  public static PartyIdentity load(Path folder, Clock clock) {
    if (!Files.isDirectory(folder)) {
      throw new IeumException(
          ErrorCode.BAD_CONFIGURATION,
          folder
              + ": expected an identity folder, found none; copy the party's whole folder that"
              + " `ieum federation init` wrote, or correct 'identity' in the configuration");
    }
    X509Certificate authority = Pem.certificate(folder.resolve(AUTHORITY));
    Path certificateFile = folder.resolve(CERTIFICATE);
    X509Certificate certificate = Pem.certificate(certificateFile);
    PrivateKey key = Pem.privateKey(folder.resolve(KEY), Signatures.KEY);
    Pem.publicKey(folder.resolve(Roster.GOVERNANCE), Roster.GOVERNANCE_KEY);
    new Authority(authority).require(certificate, certificateFile.toString(), clock.instant());
    PartyIdentity identity = new PartyIdentity(folder, key, certificate, authority);
    if (!Signatures.verify(certificate.getPublicKey(), PROBE, identity.sign(PROBE))) {
      throw Pem.bad(
          folder.resolve(KEY).toString(),
          "expected the private key of " + CERTIFICATE + ", found another key");
    }
    return identity;
  }

  /**
   * This identity, if it has the role.
   *
   * @throws IeumException BAD_CONFIGURATION when it has another
   */
  public PartyIdentity requireRole(Role expected) {
    if (role() != expected) {
      throw new IeumException(
          ErrorCode.BAD_CONFIGURATION,
          folder
              + ": expected the identity of a "
              + expected.unit()
              + ", found that of "
              + this
              + "; point 'identity' at the folder of a "
              + expected.unit());
    }
    return this;
  }

  /** The folder it was read from. */
  public Path folder() {
    return folder;
  }

  public String federation() {
    return subject.federation();
  }

  public Role role() {
    return subject.role();
  }

  public String name() {
    return subject.name();
  }

  public PrivateKey key() {
    return key;
  }

  public X509Certificate certificate() {
    return certificate;
  }

  /** The certificate of the federation's authority: the only trust anchor of its connections. */
  public X509Certificate authority() {
    return authority;
  }

  /** ECDSA P-256 with SHA-256 of {@code message}, DER-encoded, with the certificate's key. */
  public byte[] sign(byte[] message) {
    try {
      return Signatures.sign(key, message);
    } catch (GeneralSecurityException e) {
      throw Pem.bad(
          folder.resolve(KEY).toString(), "expected a private key that signs with ECDSA P-256");
    }
  }

  @Override
  public String toString() {
    return subject.peer().toString();
  }
}
