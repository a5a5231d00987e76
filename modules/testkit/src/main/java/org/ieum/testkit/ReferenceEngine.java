package org.ieum.testkit;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.ieum.federation.engine.EngineChannel;
import org.ieum.federation.engine.EngineMessage;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.preview.SitePreview;
import org.ieum.federation.query.Query;
import org.ieum.federation.reference.InMemorySiteTable;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.SiteVectorAccess;
import org.jspecify.annotations.Nullable;

/**
 * A light engine for tests: the engine's side of the loopback link over an {@link
 * InMemorySiteTable}. Starts at once and can be killed at any time.
 */
public final class ReferenceEngine {
  /** Environment variable that holds the one-time token. */
  public static final String TOKEN = "IEUM_ENGINE_TOKEN";

  private @Nullable InMemorySiteTable table;

  private ReferenceEngine() {}

  /**
   * Connects to the node at 127.0.0.1 and answers until it says goodbye or goes away.
   *
   * @param args the node's port
   */
  public static void main(String[] args) throws IOException {
    Locale.setDefault(Locale.ROOT);
    String token = System.getenv(TOKEN);
    if (args.length != 1 || token == null) {
      System.err.println("usage: ReferenceEngine PORT, with " + TOKEN + " in the environment");
      System.exit(2);
      return;
    }
    serve(Integer.parseInt(args[0]), token);
  }

  /** The same within this process; returns when the node says goodbye or goes away. */
  public static void serve(int port, String token) throws IOException {
    try (EngineChannel channel =
        new EngineChannel(new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port))) {
      ReferenceEngine engine = new ReferenceEngine();
      channel.send(new EngineMessage.Hello(token));
      while (true) {
        EngineMessage message = channel.receive();
        if (message instanceof EngineMessage.Goodbye) {
          return;
        }
        channel.send(engine.reply(message));
      }
    } catch (EOFException e) {
      // The node has gone; its engine goes with it.
    }
  }

  /** As the engine's for a flat table. */
  private static SitePreview preview(EngineMessage.Prepare study, InMemorySiteTable table) {
    List<Covariate> covariates =
        StudyManifest.fromBytes(study.manifest()).dictionary().covariates();
    List<SitePreview.Count> outside =
        IntStream.range(0, covariates.size())
            .filter(k -> covariates.get(k).limited())
            .mapToObj(
                k ->
                    new SitePreview.Count(
                        covariates.get(k).name(), table.summary().values().get(k).outside()))
            .toList();
    return new SitePreview(
        study.uri(),
        "",
        List.of(new SitePreview.Count("table", table.summary().total())),
        List.of(),
        table.summary().events() + table.summary().heldOutEvents(),
        List.of(),
        outside,
        List.of(),
        List.of(),
        "");
  }

  private EngineMessage reply(EngineMessage message) {
    try {
      if (message instanceof EngineMessage.Prepare prepare) {
        InMemorySiteTable prepared = load(prepare);
        table = prepared;
        return new EngineMessage.Prepared(prepared.summary());
      }
      if (message instanceof EngineMessage.Preview preview) {
        InMemorySiteTable prepared = load(preview.study());
        table = prepared;
        return new EngineMessage.Previewed(preview(preview.study(), prepared).toBytes());
      }
      if (message instanceof EngineMessage.Ask ask && table != null) {
        return new EngineMessage.Answer(
            table.answer(Query.fromBytes(ask.query())).words(SiteVectorAccess.get()));
      }
      return new EngineMessage.Failed(
          ErrorCode.PROTOCOL_VIOLATION,
          "engine: expected Prepare, then Ask, found " + message.getClass().getSimpleName());
    } catch (IeumException e) {
      return new EngineMessage.Failed(e.code(), e.text());
    }
  }

  private static InMemorySiteTable load(EngineMessage.Prepare prepare) {
    if (!prepare.format().equals("csv")) {
      throw new IeumException(
          ErrorCode.BAD_TABLE,
          "reference engine: expected format csv, found '" + prepare.format() + "'");
    }
    StudyManifest study = StudyManifest.fromBytes(prepare.manifest());
    return new InMemorySiteTable(
        study,
        prepare.site(),
        prepare.shareSiteResults(),
        CsvTable.read(path(prepare.uri())).patients(study));
  }

  private static Path path(String uri) {
    return uri.startsWith("file:") ? Path.of(URI.create(uri)) : Path.of(uri);
  }
}
