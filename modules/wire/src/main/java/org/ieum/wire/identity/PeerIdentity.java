package org.ieum.wire.identity;

import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;

/**
 * Who is at the other end, as its certificate says. Only as good as the check of that certificate
 * against the federation's authority, which TLS has made before a session exists.
 */
public record PeerIdentity(Role role, String name) {
  /**
   * The peer of a TLS session in which both ends showed certificates.
   *
   * @throws IeumException PROTOCOL_VIOLATION when the peer showed none or one without role and name
   */
  public static PeerIdentity of(SSLSession session) {
    try {
      Certificate[] chain = session.getPeerCertificates();
      if (chain[0] instanceof X509Certificate certificate) {
        return of(certificate);
      }
    } catch (SSLPeerUnverifiedException e) {
      throw new IeumException(
          ErrorCode.PROTOCOL_VIOLATION,
          "peer: expected a certificate of this federation, found none; connect with an identity"
              + " folder that `ieum federation init` wrote",
          e);
    }
    throw new IeumException(
        ErrorCode.PROTOCOL_VIOLATION,
        "peer: expected an X.509 certificate, found another kind; use the one that"
            + " `ieum federation init` wrote");
  }

  /**
   * Reads role and name from the certificate's subject, {@code CN=name, OU=role, O=federation}.
   *
   * @throws IeumException PROTOCOL_VIOLATION when the subject has another form
   */
  public static PeerIdentity of(X509Certificate certificate) {
    return Subject.of(certificate).peer();
  }

  @Override
  public String toString() {
    return role.unit().equals(name) ? name : role.unit() + " " + name;
  }
}
