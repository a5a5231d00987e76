package org.ieum.wire.identity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;

/** PEM files (RFC 7468) of one block each. Errors name the file and never quote its content. */
final class Pem {
  static final String CERTIFICATE = "CERTIFICATE";
  static final String PRIVATE_KEY = "PRIVATE KEY";
  static final String PUBLIC_KEY = "PUBLIC KEY";

  private Pem() {}

  static String text(String label, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return begin(label) + "\n" + body + "\n" + end(label) + "\n";
  }

  static X509Certificate certificate(Path file) {
    return certificate(block(file, CERTIFICATE), file.toString());
  }

  static X509Certificate certificate(byte[] der, String what) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (GeneralSecurityException e) {
      throw bad(what, "expected an X.509 certificate, found other bytes");
    }
  }

  static PrivateKey privateKey(Path file, String algorithm) {
    byte[] der = block(file, PRIVATE_KEY);
    try {
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (GeneralSecurityException e) {
      // The cause is left out: it could quote key material.
      throw bad(file.toString(), "expected a PKCS #8 private key (" + algorithm + ")");
    }
  }

  static PublicKey publicKey(Path file, String algorithm) {
    byte[] der = block(file, PUBLIC_KEY);
    try {
      return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der));
    } catch (GeneralSecurityException e) {
      throw bad(file.toString(), "expected a public key (" + algorithm + "), found other bytes");
    }
  }

  /** The bytes of a file of the identity folder. */
  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new IeumException(
          ErrorCode.BAD_CONFIGURATION,
          file
              + ": expected a file of the identity folder, found none; copy the party's whole folder"
              + " that `ieum federation init` wrote");
    } catch (IOException e) {
      throw new IeumException(
          ErrorCode.BAD_CONFIGURATION,
          file
              + ": expected a readable file, found one that cannot be read ("
              + e.getClass().getSimpleName()
              + "); give it to the user that runs ieum",
          e);
    }
  }

  private static byte[] block(Path file, String label) {
    String text = new String(bytes(file), StandardCharsets.ISO_8859_1);
    int begin = text.indexOf(begin(label));
    int end = text.indexOf(end(label));
    if (begin < 0 || end < begin) {
      throw bad(
          file.toString(),
          "expected PEM with one block '" + begin(label) + "', found other content");
    }
    try {
      return Base64.getMimeDecoder().decode(text.substring(begin + begin(label).length(), end));
    } catch (IllegalArgumentException e) {
      throw bad(file.toString(), "expected base64 between its PEM lines, found other text");
    }
  }

  static IeumException bad(String subject, String detail) {
    return new IeumException(
        ErrorCode.BAD_CONFIGURATION,
        subject + ": " + detail + "; copy the file again from what `ieum federation init` wrote");
  }

  private static String begin(String label) {
    return "-----BEGIN " + label + "-----";
  }

  private static String end(String label) {
    return "-----END " + label + "-----";
  }
}
