package org.ieum.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Ed25519 key pair that signs one log's checkpoints. Its text form shows the public half only.
 */
public final class LedgerKey {
  private static final String VERIFIER = "Verifier: ";
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  private final PrivateKey secret;
  private final VerifierKey verifier;

  private LedgerKey(PrivateKey secret, VerifierKey verifier) {
    this.secret = secret;
    this.verifier = verifier;
  }

  /** A new key for the log of that origin, such as {@code ieum.example.org/site-a}. */
  public static LedgerKey generate(String origin, SecureRandom random) {
    VerifierKey.requireName(origin);
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519, random);
      KeyPair pair = generator.generateKeyPair();
      return new LedgerKey(pair.getPrivate(), VerifierKey.of(origin, pair.getPublic()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK 17 must have Ed25519", e);
    }
  }

  /**
   * Reads what {@link #save} wrote: a line {@code Verifier: vkey} and a PKCS #8 private key in PEM.
   *
   * @throws LedgerException with code KEY_INVALID when the two do not belong together or cannot be
   *     read
   */
  public static LedgerKey load(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file, UTF_8);
    } catch (IOException e) {
      throw invalid(file, "cannot be read", e);
    }
    String vkey =
        lines.stream()
            .filter(line -> line.startsWith(VERIFIER))
            .findFirst()
            .orElseThrow(
                () ->
                    invalid(
                        file,
                        "expected a line \"Verifier: name+id+key\" before the PEM text",
                        null))
            .substring(VERIFIER.length());
    int begin = lines.indexOf(BEGIN);
    int end = lines.indexOf(END);
    if (begin < 0 || end < begin) {
      throw invalid(file, "expected a PEM block \"PRIVATE KEY\" (PKCS #8)", null);
    }
    try {
      byte[] pkcs8 = Base64.getDecoder().decode(String.join("", lines.subList(begin + 1, end)));
      PrivateKey secret =
          KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      LedgerKey key = new LedgerKey(secret, VerifierKey.parse(vkey));
      byte[] probe = "ieum key check".getBytes(UTF_8);
      if (!key.verifier.verifies(probe, key.sign(probe))) {
        throw invalid(
            file, "expected the private key of its Verifier line, found another key", null);
      }
      return key;
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // The cause is left out: it could quote key material.
      throw invalid(file, "expected an Ed25519 private key in PKCS #8", null);
    }
  }

  /**
   * Writes the key to a new file that only its owner can read, and fsyncs it.
   *
   * @throws LedgerException with code KEY_INVALID when the file exists, DISK when it cannot be
   *     written
   */
  public void save(Path file) {
    String pem = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(secret.getEncoded());
    String text = VERIFIER + verifier.vkey() + "\n" + BEGIN + "\n" + pem + "\n" + END + "\n";
    if (Files.exists(file)) {
      throw invalid(file, "exists; a key is never overwritten, move it away first", null);
    }
    try {
      DiskStorage.writeNewPrivateFile(file, text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new LedgerException(
          LedgerException.Code.DISK, "key file " + file + ": cannot be written", e);
    }
  }

  /** The log's origin, which is the key's name. */
  public String origin() {
    return verifier.name();
  }

  /** The public half. */
  public VerifierKey verifier() {
    return verifier;
  }

  /** The public half as C2SP "vkey" text, {@code name+hexid+base64}. */
  public String publicKey() {
    return verifier.vkey();
  }

  byte[] sign(byte[] message) {
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initSign(secret);
      ed25519.update(message);
      return ed25519.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("an Ed25519 private key of this JDK must sign", e);
    }
  }

  @Override
  public String toString() {
    return "LedgerKey[" + verifier.vkey() + "]";
  }

  private static LedgerException invalid(Path file, String detail, @Nullable Throwable cause) {
    return new LedgerException(
        LedgerException.Code.KEY_INVALID, "key file " + file + ": " + detail, cause);
  }
}
