package org.ieum.wire.identity;

import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.study.StudyManifest;

/** The subject of a party's certificate: {@code CN=name, OU=role, O=federation}. */
record Subject(String federation, Role role, String name) {
  /** Names are restricted to letters, digits and hyphens, so none needs quoting. */
  X500Principal principal() {
    return new X500Principal("CN=" + name + ",OU=" + role.unit() + ",O=" + federation);
  }

  PeerIdentity peer() {
    return new PeerIdentity(role, name);
  }

  static X500Principal authority(String federation) {
    return new X500Principal("CN=" + federation + " authority,O=" + federation);
  }

  static Subject of(X509Certificate certificate) {
    String text = certificate.getSubjectX500Principal().getName(X500Principal.RFC2253);
    Map<String, String> parts = new HashMap<>();
    try {
      for (Rdn rdn : new LdapName(text).getRdns()) {
        boolean first =
            parts.put(rdn.getType().toUpperCase(Locale.ROOT), rdn.getValue().toString()) == null;
        if (!first || rdn.size() != 1) {
          throw unexpected(text);
        }
      }
    } catch (InvalidNameException e) {
      throw unexpected(text);
    }
    String federation = parts.getOrDefault("O", "");
    String name = parts.getOrDefault("CN", "");
    Role role = Role.ofUnit(parts.getOrDefault("OU", "")).orElseThrow(() -> unexpected(text));
    if (parts.size() != 3 || !StudyManifest.isName(federation) || !StudyManifest.isName(name)) {
      throw unexpected(text);
    }
    return new Subject(federation, role, name);
  }

  private static IeumException unexpected(String found) {
    return new IeumException(
        ErrorCode.PROTOCOL_VIOLATION,
        "certificate: expected the subject CN=name, OU=role, O=federation, found '"
            + found
            + "'; use a certificate that `ieum federation init` wrote");
  }
}
