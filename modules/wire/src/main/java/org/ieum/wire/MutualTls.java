package org.ieum.wire;

import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.common.TlsKeyPair;
import com.linecorp.armeria.server.ServerBuilder;
import io.netty.handler.ssl.ClientAuth;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.time.Duration;
import org.ieum.wire.identity.PartyIdentity;

/**
 * Mutual TLS of both ends: each shows its certificate and trusts the federation's authority alone.
 */
public final class MutualTls {
  private MutualTls() {}

  /** Makes a server demand certificates of this federation. */
  public static ServerBuilder serve(ServerBuilder server, PartyIdentity identity) {
    return server
        .tls(TlsKeyPair.of(identity.key(), identity.certificate()))
        .tlsCustomizer(
            ssl ->
                ssl.clientAuth(ClientAuth.REQUIRE)
                    .trustManager(identity.authority())
                    .protocols("TLSv1.3"));
  }

  /**
   * The client side of this identity; close it to drop its connections. Names are resolved as the
   * machine does, its hosts file included.
   */
  public static ClientFactory client(PartyIdentity identity) {
    return client(identity, Heartbeats.STANDARD);
  }

  /** As {@link #client(PartyIdentity)}, with connections that are probed at that interval. */
  public static ClientFactory client(PartyIdentity identity, Heartbeats heartbeats) {
    return ClientFactory.builder()
        .tls(TlsKeyPair.of(identity.key(), identity.certificate()))
        .tlsCustomizer(ssl -> ssl.trustManager(identity.authority()).protocols("TLSv1.3"))
        .addressResolverGroupFactory(eventLoop -> DefaultAddressResolverGroup.INSTANCE)
        .connectTimeout(Duration.ofSeconds(10))
        .pingInterval(heartbeats.interval())
        .idleTimeout(Duration.ZERO)
        .build();
  }
}
