package org.ieum.wire.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.ledger.LedgerKey;
import org.ieum.ledger.VerifierKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FederationInitTest {
  private static final Clock NOW = at("2026-03-01T09:00:00Z");

  @TempDir Path folder = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void writeFederation() {
    out = folder.resolve("my federation");
    FederationInit.write(plan("trial"), out, NOW);
  }

  @Test
  void everyPartyLoadsWhatWasWrittenForIt() {
    for (Party party : PARTIES) {
      PartyIdentity identity = PartyIdentity.load(identity(party.folder), NOW);
      assertThat(identity.requireRole(party.role).name()).isEqualTo(party.name);
      assertThat(identity.federation()).isEqualTo("trial");
      assertThat(PeerIdentity.of(identity.certificate()))
          .isEqualTo(new PeerIdentity(party.role, party.name));
    }
  }

  @Test
  void everyPartyHasTheSameRoster() {
    String digest = Roster.load(identity("coordinator"), NOW).digest();
    for (Party party : PARTIES) {
      Roster roster = Roster.load(identity(party.folder), NOW);
      assertThat(roster.digest()).isEqualTo(digest);
      assertThat(roster.members()).containsExactly("boston", "seoul");
      assertThat(roster.federation()).isEqualTo("trial");
      assertThat(roster.coordinator()).isEqualTo("coordinator");
    }
  }

  @Test
  void aSitesSignatureVerifiesUnderItsOwnNameOnly() {
    byte[] message = "hello".getBytes(StandardCharsets.UTF_8);
    byte[] signature = PartyIdentity.load(identity("sites/seoul"), NOW).sign(message);
    Roster roster = Roster.load(identity("coordinator"), NOW);
    assertThat(roster.verify("seoul", message, signature)).isTrue();
    assertThat(roster.verify("boston", message, signature)).isFalse();
    assertThat(roster.verify("stranger", message, signature)).isFalse();
    assertThat(roster.verify("seoul", new byte[] {1}, signature)).isFalse();
    assertThat(roster.verify("seoul", message, new byte[] {1, 2, 3})).isFalse();
  }

  @Test
  void theRosterPinsTheLedgerKeyThatThePartyHolds() {
    Roster roster = Roster.load(identity("reviewers/irb"), NOW);
    LedgerKey seoul = LedgerKey.load(identity("sites/seoul").resolve(FederationInit.LEDGER_KEY));
    assertThat(seoul.origin()).isEqualTo("trial/seoul");
    assertThat(roster.member("seoul").orElseThrow().ledgerKey()).isEqualTo(seoul.publicKey());
    assertThat(VerifierKey.parse(roster.coordinatorLedger()).name()).isEqualTo("trial/coordinator");
  }

  @Test
  void privateKeysAreTheirOwnersAlone() throws IOException {
    try (Stream<Path> files = Files.walk(out)) {
      List<Path> secrets =
          files.filter(f -> f.toString().endsWith(".key") || f.endsWith("key.pem")).toList();
      assertThat(secrets).hasSize(5 + 3 + 2);
      for (Path secret : secrets) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
            .as(secret.toString())
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void theAuthoritysKeyIsInNoPartysFolder() throws IOException {
    byte[] key = Files.readAllBytes(out.resolve("governance/authority.key"));
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.startsWith(out.resolve("governance"))) {
          assertThat(Files.readAllBytes(file)).as(file.toString()).isNotEqualTo(key);
        }
      }
    }
  }

  @Test
  void theCoordinatorServesUnderItsHostNamesAndAddresses() throws Exception {
    assertThat(
            PartyIdentity.load(identity("coordinator"), NOW)
                .certificate()
                .getSubjectAlternativeNames())
        .hasToString("[[2, hub.example.org], [7, 127.0.0.1]]");
  }

  @Test
  void certificatesLast825DaysAndNotLonger() {
    assertThat(PartyIdentity.load(identity("coordinator"), later(824)).name()).isNotEmpty();
    assertRefused(
        () -> PartyIdentity.load(identity("coordinator"), later(826)),
        identity("coordinator").resolve("certificate.pem").toString(),
        "certificate in date",
        "2026-03-01T08:55:00Z to 2028-06-03T09:00:00Z",
        "`ieum federation init`");
  }

  @Test
  void aCertificateOfTheFutureBlamesTheClock() {
    assertRefused(
        () -> PartyIdentity.load(identity("coordinator"), later(-2)),
        "in date",
        "it is 2026-02-27T09:00:00Z",
        "check this machine's clock");
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    for (String file : List.of("key.pem", "certificate.pem", "authority.pem", "governance.pub")) {
      Path identity = copyOf("sites/seoul", file);
      Files.delete(identity.resolve(file));
      assertRefused(() -> PartyIdentity.load(identity, NOW), file, "found none", "copy");
    }
  }

  @Test
  void aMissingFolderIsNamed() {
    assertRefused(
        () -> PartyIdentity.load(folder.resolve("nowhere"), NOW), "nowhere", "found none");
  }

  @Test
  void aFileThatIsNotPemIsNamed() throws IOException {
    for (String file : List.of("key.pem", "certificate.pem", "authority.pem", "governance.pub")) {
      Path identity = copyOf("sites/seoul", "broken " + file);
      Files.writeString(identity.resolve(file), "not a key");
      assertRefused(() -> PartyIdentity.load(identity, NOW), file, "expected PEM");
    }
  }

  @Test
  void aCertificateOfAnotherFederationIsForeign() throws IOException {
    Path other = folder.resolve("other");
    FederationInit.write(plan("trial"), other, NOW);
    Path identity = copyOf("sites/seoul", "foreign");
    replace(other.resolve("sites/seoul/identity/certificate.pem"), identity);
    assertRefused(
        () -> PartyIdentity.load(identity, NOW), "certificate.pem", "issued by", "authority.pem");
  }

  @Test
  void aKeyOfAnotherCertificateIsRefused() throws IOException {
    Path identity = copyOf("sites/seoul", "mixed");
    replace(identity("sites/boston").resolve("key.pem"), identity);
    assertRefused(() -> PartyIdentity.load(identity, NOW), "key.pem", "another key");
  }

  @Test
  void anotherRoleIsRefused() {
    assertRefused(
        () -> PartyIdentity.load(identity("researchers/ada"), NOW).requireRole(Role.SITE),
        "expected the identity of a site",
        "found that of researcher ada");
  }

  @Test
  void aChangedRosterIsRefused() throws IOException {
    Path identity = copyOf("sites/seoul", "edited");
    Path roster = identity.resolve("roster.json");
    Files.writeString(roster, Files.readString(roster).replace("\"boston\"", "\"bostom\""));
    assertRefused(() -> Roster.load(identity, NOW), "roster.json", "signed by the governance key");
  }

  @Test
  void aRosterOfAnotherGovernanceIsRefused() throws IOException {
    Path other = folder.resolve("other");
    FederationInit.write(plan("trial"), other, NOW);
    Path identity = copyOf("sites/seoul", "usurped");
    replace(other.resolve("sites/seoul/identity/roster.json"), identity);
    replace(other.resolve("sites/seoul/identity/roster.sig"), identity);
    assertRefused(() -> Roster.load(identity, NOW), "signed by the governance key");
  }

  @Test
  void anExpiredMemberIsRefused() {
    assertRefused(
        () -> Roster.load(identity("coordinator"), later(900)),
        "certificate of site boston",
        "in date",
        "issue new identity folders");
  }

  @Test
  void twoSitesWithTheSameCertificateAreRefused() {
    Roster roster = Roster.load(identity("coordinator"), NOW);
    Roster.Member boston = roster.sites().get(0);
    assertRefused(
        () ->
            new Roster(
                "trial",
                "coordinator",
                roster.coordinatorLedger(),
                List.of(boston, new Roster.Member("seoul", boston.certificate(), "key"))),
        "'boston' and 'seoul' with the same certificate key");
  }

  @Test
  void aFolderWithFilesIsLeftAlone() {
    assertThatThrownBy(() -> FederationInit.write(plan("trial"), out, NOW))
        .isInstanceOfSatisfying(
            IeumException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_USAGE))
        .hasMessageContaining("never overwritten");
  }

  @Test
  void thePlanRefusesNamesThatAreTakenOrMalformed() {
    assertPlanRefused(List.of("seoul", "seoul"), "'seoul' again");
    assertPlanRefused(List.of("coordinator"), "'coordinator' again");
    assertPlanRefused(List.of("Séoul"), "'Séoul'");
    assertPlanRefused(List.of(), "at least one site");
  }

  private static void assertPlanRefused(List<String> sites, String part) {
    assertThatThrownBy(
            () -> new FederationPlan("trial", List.of("hub"), 7443, sites, List.of(), List.of()))
        .isInstanceOf(IeumException.class)
        .hasMessageContaining(part);
  }

  private static void assertRefused(Runnable action, String... parts) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(
            IeumException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_CONFIGURATION))
        .hasMessageContainingAll(parts);
  }

  private Path identity(String party) {
    return out.resolve(party).resolve("identity");
  }

  private Path copyOf(String party, String name) throws IOException {
    Path copy = Files.createDirectory(folder.resolve(name));
    try (Stream<Path> files = Files.list(identity(party))) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(identity(party).relativize(file)));
      }
    }
    return copy;
  }

  private static void replace(Path file, Path folder) throws IOException {
    Files.copy(
        file, folder.resolve(file.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
  }

  private static FederationPlan plan(String name) {
    return new FederationPlan(
        name,
        List.of("hub.example.org", "127.0.0.1"),
        7443,
        List.of("seoul", "boston"),
        List.of("ada"),
        List.of("irb"));
  }

  private static Clock at(String time) {
    return Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
  }

  private static Clock later(long days) {
    return Clock.offset(NOW, Duration.ofDays(days));
  }

  private record Party(String folder, Role role, String name) {}

  private static final List<Party> PARTIES =
      List.of(
          new Party("coordinator", Role.COORDINATOR, "coordinator"),
          new Party("sites/seoul", Role.SITE, "seoul"),
          new Party("sites/boston", Role.SITE, "boston"),
          new Party("researchers/ada", Role.RESEARCHER, "ada"),
          new Party("reviewers/irb", Role.REVIEWER, "irb"));
}
