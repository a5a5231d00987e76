package org.ieum.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.junit.jupiter.api.Test;

class GrpcErrorsTest {
  private static IeumException failure(Status status, Throwable cause) {
    return GrpcErrors.fromStatus(
        status.withCause(cause).asRuntimeException(), URI.create("https://c:7443"));
  }

  @Test
  void aHostWhereNothingListensIsUnanswered() {
    IeumException refused = failure(Status.UNAVAILABLE, new ConnectException("refused"));
    assertThat(refused.text()).contains("found none that answers");
    assertThat(GrpcErrors.isUnanswered(refused)).isTrue();
  }

  @Test
  void wrongCertificatesHostsAndServicesAreNoMatterOfWaiting() {
    assertThat(
            GrpcErrors.isUnanswered(
                failure(Status.UNAVAILABLE, new SSLHandshakeException("bad certificate"))))
        .isFalse();
    assertThat(GrpcErrors.isUnanswered(failure(Status.UNAVAILABLE, new UnknownHostException("c"))))
        .isFalse();
    assertThat(GrpcErrors.isUnanswered(failure(Status.UNIMPLEMENTED, new IllegalStateException())))
        .isFalse();
    assertThat(
            GrpcErrors.isUnanswered(
                new IeumException(ErrorCode.SITE_UNAVAILABLE, "site: expected, found none")))
        .isFalse();
  }
}
