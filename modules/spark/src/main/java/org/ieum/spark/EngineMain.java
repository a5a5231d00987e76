package org.ieum.spark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.ieum.federation.engine.EngineChannel;
import org.ieum.federation.engine.EngineMessage;

/**
 * The site engine: a Spark application that connects to its node over loopback and answers it.
 *
 * <p>Usage: {@code spark-submit --class org.ieum.spark.EngineMain ieum-spark.jar HOST PORT}, with
 * the node's one-time token in the environment variable {@value #TOKEN}. Ends when the node says
 * goodbye or its end of the connection closes.
 */
public final class EngineMain {
  /** Environment variable with the node's one-time token. */
  public static final String TOKEN = "IEUM_ENGINE_TOKEN";

  private static final int BAD_USAGE = 2;

  private EngineMain() {}

  public static void main(String[] args) throws IOException {
    Locale.setDefault(Locale.ROOT);
    String token = System.getenv(TOKEN);
    if (args.length != 2 || token == null) {
      System.err.println(
          "engine: expected arguments HOST PORT and "
              + TOKEN
              + " in the environment; the node starts the engine itself");
      System.exit(BAD_USAGE);
      return;
    }
    // Spark's web pages know no password: only where the hospital asks for them.
    SparkConf conf = new SparkConf().setIfMissing("spark.ui.enabled", "false");
    SparkSession session = EngineSession.start(conf.setAppName("ieum site engine"));
    session.sparkContext().setLogLevel("WARN");
    try {
      serve(args[0], Integer.parseInt(args[1]), token, session, EngineMain::leave);
    } finally {
      leave();
    }
  }

  /** Spark's own threads must not keep a process whose node has gone. */
  private static void leave() {
    Runtime.getRuntime().halt(0);
  }

  /** Connects, says hello and serves; {@code gone} runs when the node's end closes. */
  static void serve(String host, int port, String token, SparkSession session, Runnable gone)
      throws IOException {
    try (EngineChannel channel = new EngineChannel(new Socket(InetAddress.getByName(host), port))) {
      channel.send(new EngineMessage.Hello(token));
      new EngineService(channel, session).serve(gone);
    }
  }
}
