package org.ieum.wire.identity;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;

/** The federation's own certificate authority, and what it accepts. */
record Authority(X509Certificate certificate) {
  /**
   * Refuses a certificate that this authority did not issue, or that is out of date at {@code now}.
   *
   * @param what names the certificate in an error: its file, or its site
   */
  void require(X509Certificate issued, String what, Instant now) {
    requireIssued(issued, what);
    requireInDate(issued, what, now);
    requireInDate(certificate, "the authority's certificate (authority.pem)", now);
  }

  private void requireIssued(X509Certificate issued, String what) {
    boolean foreign = certificate.getBasicConstraints() < 0;
    try {
      issued.verify(certificate.getPublicKey());
    } catch (GeneralSecurityException e) {
      foreign = true;
    }
    if (foreign || !issued.getIssuerX500Principal().equals(certificate.getSubjectX500Principal())) {
      throw new IeumException(
          ErrorCode.BAD_CONFIGURATION,
          what
              + ": expected a certificate issued by '"
              + certificate.getSubjectX500Principal()
              + "' (authority.pem), found one issued by '"
              + issued.getIssuerX500Principal()
              + "' or by another key of that name; copy certificate and authority from the same"
              + " federation");
    }
  }

  void requireInDate(X509Certificate issued, String what, Instant now) {
    Instant from = issued.getNotBefore().toInstant();
    Instant to = issued.getNotAfter().toInstant();
    if (now.isBefore(from) || now.isAfter(to)) {
      throw new IeumException(
          ErrorCode.BAD_CONFIGURATION,
          what
              + ": expected a certificate in date, found one valid from "
              + from
              + " to "
              + to
              + ", and it is "
              + now
              + (now.isAfter(to) ? renewal(now) : "; check this machine's clock"));
    }
  }

  /** An authority that is out of date itself can issue nothing that is accepted. */
  private String renewal(Instant now) {
    return now.isAfter(certificate.getNotAfter().toInstant())
        ? "; the authority has expired too, so have the federation's governance issue new identity"
            + " folders to every party with `ieum federation init`"
        : "; have the federation's authority issue a new one";
  }
}
