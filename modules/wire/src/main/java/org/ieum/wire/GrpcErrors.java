package org.ieum.wire;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.jspecify.annotations.Nullable;

/** Ieum's errors as gRPC statuses and back, with their codes and texts. */
public final class GrpcErrors {
  private static final Metadata.Key<String> CODE =
      Metadata.Key.of("ieum-code", Metadata.ASCII_STRING_MARSHALLER);
  private static final Metadata.Key<byte[]> TEXT =
      Metadata.Key.of("ieum-text-bin", Metadata.BINARY_BYTE_MARSHALLER);

  private GrpcErrors() {}

  /** What a server answers. */
  public static StatusRuntimeException toStatus(IeumException error) {
    Metadata trailers = new Metadata();
    trailers.put(CODE, error.code().name());
    trailers.put(TEXT, error.text().getBytes(StandardCharsets.UTF_8));
    Status status =
        switch (error.code().blame()) {
          case CALLER -> Status.FAILED_PRECONDITION;
          case PRIVACY, PROTOCOL -> Status.PERMISSION_DENIED;
          case SITE -> Status.UNAVAILABLE;
          case LEDGER -> Status.DATA_LOSS;
          case BUG -> Status.INTERNAL;
        };
    return status.withDescription(error.code().name()).asRuntimeException(trailers);
  }

  /** What a client makes of a failed call to the coordinator. */
  public static IeumException fromStatus(Throwable failure, URI coordinator) {
    Status status = Status.fromThrowable(failure);
    Metadata trailers = Status.trailersFromThrowable(failure);
    if (trailers != null) {
      String code = trailers.get(CODE);
      byte[] text = trailers.get(TEXT);
      if (code != null && text != null) {
        return new IeumException(codeOf(code), new String(text, StandardCharsets.UTF_8), failure);
      }
    }
    return new IeumException(
        ErrorCode.SITE_UNAVAILABLE, unreachable(status, failure, coordinator), failure);
  }

  /**
   * Whether a call failed since nothing answered at a known host, as while a coordinator starts;
   * not where its certificate or another service stood in the way.
   *
   * @param failure what {@link #fromStatus} gave
   */
  public static boolean isUnanswered(IeumException failure) {
    StatusRuntimeException status = causeOf(failure, StatusRuntimeException.class);
    return failure.code() == ErrorCode.SITE_UNAVAILABLE
        && status != null
        && status.getStatus().getCode() == Status.Code.UNAVAILABLE
        && causeOf(failure, SSLException.class) == null
        && causeOf(failure, UnknownHostException.class) == null;
  }

  private static ErrorCode codeOf(String name) {
    for (ErrorCode code : ErrorCode.values()) {
      if (code.name().equals(name)) {
        return code;
      }
    }
    return ErrorCode.INTERNAL;
  }

  private static String unreachable(Status status, Throwable failure, URI coordinator) {
    String subject = "coordinator " + coordinator + ": ";
    SSLException tls = causeOf(failure, SSLException.class);
    if (tls != null) {
      String detail = String.valueOf(tls.getMessage()).toLowerCase(Locale.ROOT);
      if (detail.contains("not an ssl/tls record")) {
        return subject + "expected TLS, found another service; check host and port";
      }
      return subject
          + "expected a certificate of this federation on both sides, found a failed TLS handshake; "
          + "check that the identity folder is of this federation, that no certificate has expired, and "
          + "that the coordinator's certificate names this host";
    }
    if (status.getCode() == Status.Code.UNIMPLEMENTED || status.getCode() == Status.Code.UNKNOWN) {
      return subject + "expected Ieum's services, found a server without them; check host and port";
    }
    return subject
        + "expected a coordinator there, found none that answers ("
        + status.getCode()
        + "); check that it runs, and host and port";
  }

  private static <T extends Throwable> @Nullable T causeOf(Throwable failure, Class<T> type) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        return type.cast(t);
      }
    }
    return null;
  }
}
