package org.ieum.coordinator;

import com.google.protobuf.ByteString;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.ieum.federation.error.IeumException;
import org.ieum.wire.client.SiteStream;
import org.ieum.wire.identity.PartyIdentity;
import org.ieum.wire.identity.Roster;
import org.ieum.wire.v1.FromSite;
import org.ieum.wire.v1.SiteHello;
import org.ieum.wire.v1.ToSite;
import org.jspecify.annotations.Nullable;

/** Keeps what a stream says until a test asks. */
final class StreamEar implements SiteStream.Listener {
  private final BlockingQueue<ToSite> heard = new LinkedBlockingQueue<>();
  private final CompletableFuture<IeumException> end = new CompletableFuture<>();

  /** The hello of a site of this federation that speaks that version of the protocol. */
  static FromSite hello(PartyIdentity identity, int version) {
    byte[] roster = HexFormat.of().parseHex(Roster.load(identity.folder()).digest());
    return FromSite.newBuilder()
        .setHello(
            SiteHello.newBuilder()
                .setProtocol(version)
                .setSoftware("ieum of another day")
                .setRoster(ByteString.copyFrom(roster)))
        .build();
  }

  @Override
  public void onMessage(ToSite message) {
    heard.add(message);
  }

  @Override
  public void onEnd(IeumException reason) {
    end.complete(reason);
  }

  /** Why the stream ended. */
  IeumException awaitEnd() throws Exception {
    return end.get(20, TimeUnit.SECONDS);
  }

  @Nullable ToSite poll() throws InterruptedException {
    return heard.poll(20, TimeUnit.SECONDS);
  }
}
