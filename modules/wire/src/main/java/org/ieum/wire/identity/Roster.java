package org.ieum.wire.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.study.Canonical;

/**
 * Who belongs to the federation, signed by its governance key, which every party has pinned.
 *
 * @param federation the federation's name
 * @param coordinator name of the coordinator
 * @param coordinatorLedger public key of the coordinator's ledger (C2SP vkey)
 * @param sites the hospitals, by name
 */
public record Roster(
    String federation, String coordinator, String coordinatorLedger, List<Member> sites) {
  static final String DOCUMENT = "roster.json";
  static final String SIGNATURE = "roster.sig";
  static final String GOVERNANCE = "governance.pub";
  static final String GOVERNANCE_KEY = "Ed25519";

  private static final String FORMAT = "ieum/roster/v1";

  /**
   * A hospital.
   *
   * @param certificate with the key that signs for the site
   * @param ledgerKey public key of the site's ledger (C2SP vkey)
   */
  public record Member(String site, X509Certificate certificate, String ledgerKey) {
    /** The certificate as the roster's document holds it. */
    byte[] der() {
      try {
        return certificate.getEncoded();
      } catch (CertificateEncodingException e) {
        throw new IllegalStateException("a parsed certificate must encode", e);
      }
    }
  }

  public Roster {
    sites = sites.stream().sorted(Comparator.comparing(Member::site)).toList();
    Map<PublicKey, String> keys = new HashMap<>();
    Map<String, String> names = new HashMap<>();
    for (Member member : sites) {
      if (names.put(member.site(), member.site()) != null) {
        throw refused("expected distinct site names, found '" + member.site() + "' twice");
      }
      String other = keys.put(member.certificate().getPublicKey(), member.site());
      if (other != null) {
        throw refused(
            "expected one certificate a site, found sites '"
                + other
                + "' and '"
                + member.site()
                + "' with the same certificate key");
      }
      PeerIdentity owner = PeerIdentity.of(member.certificate());
      if (!owner.equals(new PeerIdentity(Role.SITE, member.site()))) {
        throw refused(
            "expected the certificate of site '" + member.site() + "', found that of " + owner);
      }
    }
  }

  /**
   * Reads {@code roster.json} of an identity folder and checks the governance signature and every
   * member's certificate.
   *
   * @throws IeumException BAD_CONFIGURATION when anything is not as it must be
   */
  public static Roster load(Path folder) {
    return load(folder, Clock.systemUTC());
  }

  /** As {@link #load(Path)}, at the time of {@code clock}. */
  public static Roster load(Path folder, Clock clock) {
    byte[] document = Pem.bytes(folder.resolve(DOCUMENT));
    requireSigned(folder, document);
    Roster roster = parse(document);
    Authority authority = new Authority(Pem.certificate(folder.resolve(PartyIdentity.AUTHORITY)));
    for (Member member : roster.sites()) {
      authority.require(
          member.certificate(),
          folder.resolve(DOCUMENT) + ", certificate of site " + member.site(),
          clock.instant());
    }
    return roster;
  }

  private static void requireSigned(Path folder, byte[] document) {
    PublicKey governance = Pem.publicKey(folder.resolve(GOVERNANCE), GOVERNANCE_KEY);
    Path file = folder.resolve(SIGNATURE);
    byte[] signature;
    try {
      String text = new String(Pem.bytes(file), StandardCharsets.ISO_8859_1);
      signature = Base64.getDecoder().decode(text.strip());
    } catch (IllegalArgumentException e) {
      throw Pem.bad(file.toString(), "expected a signature in base64, found other text");
    }
    if (!Signatures.verify(GOVERNANCE_KEY, governance, document, signature)) {
      throw Pem.bad(
          folder.resolve(DOCUMENT).toString(),
          "expected a roster signed by the governance key of "
              + GOVERNANCE
              + ", found another or changed one");
    }
  }

  private static Roster parse(byte[] document) {
    try {
      JsonNode root = Canonical.parse(document, DOCUMENT);
      if (!FORMAT.equals(root.path("format").asText())) {
        throw refused(
            "expected format " + FORMAT + ", found '" + root.path("format").asText() + "'");
      }
      List<Member> members = new ArrayList<>();
      for (JsonNode site : root.required("sites")) {
        String name = site.required("site").asText();
        byte[] der = Base64.getDecoder().decode(site.required("certificate").asText());
        members.add(
            new Member(
                name,
                Pem.certificate(der, DOCUMENT + ", site " + name),
                site.required("ledger").asText()));
      }
      return new Roster(
          root.required("federation").asText(),
          root.required("coordinator").asText(),
          root.required("coordinatorLedger").asText(),
          members);
    } catch (IllegalArgumentException e) {
      throw refused("expected a complete roster document, found a fault: " + e.getMessage());
    }
  }

  /** The canonical document that governance signs. */
  public byte[] toBytes() {
    return Canonical.write(
        Map.of(
            "format", FORMAT,
            "federation", federation,
            "coordinator", coordinator,
            "coordinatorLedger", coordinatorLedger,
            "sites",
                sites.stream()
                    .map(
                        member ->
                            Map.of(
                                "site", member.site(),
                                "certificate", Base64.getEncoder().encodeToString(member.der()),
                                "ledger", member.ledgerKey()))
                    .toList()));
  }

  /** SHA-256 of the document, in hexadecimal: every party of one federation has the same. */
  public String digest() {
    return Canonical.sha256(toBytes());
  }

  /** The sites' names, sorted. */
  public List<String> members() {
    return sites.stream().map(Member::site).toList();
  }

  public Optional<Member> member(String site) {
    return sites.stream().filter(member -> member.site().equals(site)).findFirst();
  }

  /** Whether the site signed the message with its certificate's key; false for a stranger. */
  public boolean verify(String site, byte[] message, byte[] signature) {
    return member(site)
        .map(m -> Signatures.verify(m.certificate().getPublicKey(), message, signature))
        .orElse(false);
  }

  private static IeumException refused(String detail) {
    return new IeumException(
        ErrorCode.BAD_CONFIGURATION,
        "roster: " + detail + "; have the federation's governance issue a new roster");
  }
}
