package org.ieum.wire.identity;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.ieum.federation.error.IeumException;
import org.junit.jupiter.api.Test;

class AuthorityTest {
  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

  private final CertificateIssuer issuer = issuer(NOW);
  private final X509Certificate site = issued(issuer);

  @Test
  void anExpiredCertificateIsNamedBeforeTheAuthorityThatExpiredWithIt() {
    Authority authority = new Authority(issuer.certificate());
    assertThatCode(() -> authority.require(site, "seoul.pem", NOW)).doesNotThrowAnyException();
    assertThatThrownBy(() -> authority.require(site, "seoul.pem", later(826)))
        .isInstanceOf(IeumException.class)
        .hasMessageStartingWith("seoul.pem: expected a certificate in date")
        .hasMessageContaining("to 2028-06-03T09:00:00Z")
        .hasMessageContaining("the authority has expired too");
  }

  @Test
  void aLivingAuthorityIsToIssueANewOne() {
    CertificateIssuer younger = issuer(NOW.plus(Duration.ofDays(400)));
    X509Certificate renewedAuthority = younger.certificate();
    assertThatThrownBy(
            () ->
                new Authority(renewedAuthority)
                    .requireInDate(site, "seoul.pem", NOW.plus(Duration.ofDays(826))))
        .isInstanceOf(IeumException.class)
        .hasMessageStartingWith("seoul.pem: expected a certificate in date")
        .hasMessageEndingWith("; have the federation's authority issue a new one");
  }

  private static Instant later(int days) {
    return NOW.plus(Duration.ofDays(days));
  }

  private static CertificateIssuer issuer(Instant at) {
    return new CertificateIssuer("trial", Clock.fixed(at, ZoneOffset.UTC), new SecureRandom());
  }

  private static X509Certificate issued(CertificateIssuer issuer) {
    return issuer.issue(
        new Subject("trial", Role.SITE, "seoul"),
        CertificateIssuer.newKeys(new SecureRandom()).getPublic(),
        List.of());
  }
}
