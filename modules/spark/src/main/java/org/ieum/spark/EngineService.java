package org.ieum.spark;

import java.io.IOException;
import java.net.SocketException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.spark.sql.SparkSession;
import org.ieum.federation.engine.EngineChannel;
import org.ieum.federation.engine.EngineMessage;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.query.Query;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.SiteVectorAccess;
import org.jspecify.annotations.Nullable;

/** Answers a node's messages, one at a time, until it says goodbye or goes away. */
final class EngineService {
  private final EngineChannel channel;
  private final SparkSession session;
  private final PreparedTables tables;
  private @Nullable SparkSiteTable table;

  EngineService(EngineChannel channel, SparkSession session) {
    this.channel = channel;
    this.session = session;
    this.tables = new PreparedTables(session);
  }

  /**
   * Serves until the node says goodbye or goes away.
   *
   * @param gone run at once when the node's end closes, even while a job runs
   */
  void serve(Runnable gone) throws IOException {
    BlockingQueue<EngineMessage> inbox = new LinkedBlockingQueue<>();
    Thread reader = new Thread(() -> read(inbox, gone), "node-link");
    reader.setDaemon(true);
    reader.start();
    try {
      EngineMessage message = inbox.take();
      while (!(message instanceof EngineMessage.Goodbye)) {
        channel.send(reply(message));
        message = inbox.take();
      }
    } catch (SocketException e) {
      gone.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      tables.close();
    }
  }

  private void read(BlockingQueue<EngineMessage> inbox, Runnable gone) {
    try {
      EngineMessage message;
      do {
        message = channel.receive();
        inbox.add(message);
      } while (!(message instanceof EngineMessage.Goodbye));
    } catch (IOException | IllegalArgumentException e) {
      gone.run();
      inbox.add(new EngineMessage.Goodbye());
    }
  }

  private EngineMessage reply(EngineMessage message) {
    try {
      if (message instanceof EngineMessage.Prepare m) {
        return suits(m) ? prepare(m) : new EngineMessage.TooLarge();
      } else if (message instanceof EngineMessage.Ask m) {
        return answer(m);
      } else if (message instanceof EngineMessage.Preview m) {
        return suits(m.study()) ? preview(m.study()) : new EngineMessage.TooLarge();
      }
      throw new IeumException(
          ErrorCode.PROTOCOL_VIOLATION,
          "engine: expected Prepare, Preview, Ask or Goodbye, found "
              + message.getClass().getSimpleName()
              + "; run node and engine of one version");
    } catch (IeumException e) {
      return new EngineMessage.Failed(e.code(), e.text());
    } catch (Exception e) {
      // Not only unchecked ones: Scala code throws SparkException undeclared.
      SparkFailure.log(e);
      IeumException failure = SparkFailure.of(subject(message), e);
      return new EngineMessage.Failed(failure.code(), failure.text());
    }
  }

  private String subject(EngineMessage message) {
    if (message instanceof EngineMessage.Prepare m) {
      return m.uri();
    } else if (message instanceof EngineMessage.Preview m) {
      return m.study().uri();
    }
    return "of the prepared study";
  }

  private boolean suits(EngineMessage.Prepare m) {
    return QuickStart.suits(session, List.of(source(m)));
  }

  private static TableSource source(EngineMessage.Prepare m) {
    return new TableSource(m.uri(), m.format(), m.options());
  }

  private EngineMessage prepare(EngineMessage.Prepare m) {
    table = null;
    table =
        tables.open(
            StudyManifest.fromBytes(m.manifest()),
            source(m),
            new SitePart(m.site(), m.shareSiteResults()));
    return new EngineMessage.Prepared(table.summary());
  }

  private EngineMessage preview(EngineMessage.Prepare m) {
    table = null;
    return new EngineMessage.Previewed(
        new TablePreview(
                session,
                StudyManifest.fromBytes(m.manifest()),
                source(m),
                () -> {
                  prepare(m);
                  return Objects.requireNonNull(table);
                })
            .look()
            .toBytes());
  }

  private EngineMessage answer(EngineMessage.Ask m) {
    if (table == null) {
      throw new IeumException(
          ErrorCode.PROTOCOL_VIOLATION,
          "engine: expected a prepared study, found none; send Prepare first");
    }
    return new EngineMessage.Answer(
        table.answer(Query.fromBytes(m.query())).words(SiteVectorAccess.get()));
  }
}
