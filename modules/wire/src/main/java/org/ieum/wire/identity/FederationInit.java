package org.ieum.wire.identity;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.ieum.ledger.LedgerKey;

/**
 * Makes a federation: one folder a party, ready to copy, and {@code governance}, which is never
 * copied.
 *
 * <pre>
 * OUT/governance/           authority and governance keys
 * OUT/coordinator/          coordinator.yaml, identity/
 * OUT/sites/NAME/           node.yaml, identity/
 * OUT/researchers/NAME/     ieum.yaml, identity/
 * OUT/reviewers/NAME/       ieum.yaml, identity/
 * </pre>
 */
public final class FederationInit {
  /** The file of an identity folder that holds the key of the party's own ledger. */
  public static final String LEDGER_KEY = "ledger.key";

  private final FederationPlan plan;
  private final PartyFolders out;
  private final SecureRandom random;
  private final CertificateIssuer issuer;
  private final KeyPair governance;
  private final List<Roster.Member> members = new ArrayList<>();

  private FederationInit(FederationPlan plan, Path out, Clock clock) {
    this.plan = plan;
    this.out = PartyFolders.create(out);
    this.random = new SecureRandom();
    this.issuer = new CertificateIssuer(plan.federation(), clock, random);
    this.governance = governanceKeys();
  }

  /**
   * Writes every party's folder; private keys are readable by their owner only.
   *
   * @throws org.ieum.federation.error.IeumException BAD_USAGE when {@code out} exists and is not
   *     empty, DISK when it cannot be written
   */
  public static Roster write(FederationPlan plan, Path out, Clock clock) {
    return new FederationInit(plan, out, clock).writeAll();
  }

  private Roster writeAll() {
    writeGovernance();
    String coordinatorLedger =
        party("coordinator", Role.COORDINATOR, FederationPlan.COORDINATOR, plan.hosts())
            .ledgerKey();
    out.text("coordinator/coordinator.yaml", ConfigTemplates.coordinator(plan));
    for (String site : plan.sites()) {
      members.add(party("sites/" + site, Role.SITE, site, List.of()));
      out.text("sites/" + site + "/node.yaml", ConfigTemplates.node(plan, site));
    }
    Roster roster =
        new Roster(plan.federation(), FederationPlan.COORDINATOR, coordinatorLedger, members);
    plan.researchers().forEach(name -> client("researchers/" + name, Role.RESEARCHER, name));
    plan.reviewers().forEach(name -> client("reviewers/" + name, Role.REVIEWER, name));
    writeRoster(roster);
    return roster;
  }

  private void writeGovernance() {
    out.secret("governance/authority.key", Pem.text(Pem.PRIVATE_KEY, encoded(issuer.keys())));
    out.text("governance/" + PartyIdentity.AUTHORITY, pem(issuer.certificate()));
    out.secret("governance/governance.key", Pem.text(Pem.PRIVATE_KEY, encoded(governance)));
    out.text("governance/" + Roster.GOVERNANCE, governancePem());
    out.text("governance/README", ConfigTemplates.governance(plan));
  }

  /** A party with a ledger of its own. */
  private Roster.Member party(String folder, Role role, String name, List<String> hosts) {
    X509Certificate certificate = identity(folder, role, name, hosts);
    LedgerKey ledger = LedgerKey.generate(plan.federation() + "/" + name, random);
    ledger.save(out.resolve(folder + "/identity/" + LEDGER_KEY));
    return new Roster.Member(name, certificate, ledger.publicKey());
  }

  private void client(String folder, Role role, String name) {
    identity(folder, role, name, List.of());
    out.text(folder + "/ieum.yaml", ConfigTemplates.client(plan));
  }

  private X509Certificate identity(String folder, Role role, String name, List<String> hosts) {
    KeyPair keys = CertificateIssuer.newKeys(random);
    X509Certificate certificate =
        issuer.issue(new Subject(plan.federation(), role, name), keys.getPublic(), hosts);
    String identity = folder + "/identity/";
    out.secret(identity + PartyIdentity.KEY, Pem.text(Pem.PRIVATE_KEY, encoded(keys)));
    out.text(identity + PartyIdentity.CERTIFICATE, pem(certificate));
    out.text(identity + PartyIdentity.AUTHORITY, pem(issuer.certificate()));
    out.text(identity + Roster.GOVERNANCE, governancePem());
    return certificate;
  }

  private void writeRoster(Roster roster) {
    byte[] document = roster.toBytes();
    String signature = Base64.getEncoder().encodeToString(signed(document)) + "\n";
    for (String folder : out.identities()) {
      out.text(folder + "/" + Roster.DOCUMENT, new String(document, StandardCharsets.UTF_8));
      out.text(folder + "/" + Roster.SIGNATURE, signature);
    }
  }

  private byte[] signed(byte[] document) {
    try {
      Signature signature = Signature.getInstance(Roster.GOVERNANCE_KEY);
      signature.initSign(governance.getPrivate());
      signature.update(document);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("an Ed25519 key of this JDK must sign", e);
    }
  }

  private static KeyPair governanceKeys() {
    try {
      return KeyPairGenerator.getInstance(Roster.GOVERNANCE_KEY).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK 17 must have Ed25519", e);
    }
  }

  private String governancePem() {
    return Pem.text(Pem.PUBLIC_KEY, governance.getPublic().getEncoded());
  }

  private static byte[] encoded(KeyPair keys) {
    return keys.getPrivate().getEncoded();
  }

  private static String pem(X509Certificate certificate) {
    try {
      return Pem.text(Pem.CERTIFICATE, certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate just issued must encode", e);
    }
  }
}
