package org.ieum.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.Locale;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.ieum.federation.ProgressListener;
import org.ieum.federation.error.Blame;
import org.ieum.federation.error.IeumException;
import org.ieum.spark.EngineSession;
import org.ieum.spark.QuickStart;
import org.ieum.spark.SparkFailure;

/**
 * The frame of a Spark application: lines {@code ieum-progress …} while it runs, one line {@code
 * ieum-error CODE …} and status 1 or 2 when it fails.
 */
final class Application {
  /** What the application does. */
  @FunctionalInterface
  interface Body {
    void run(SparkSession session);
  }

  /** The process was started for smaller tables; whoever started it does so anew. */
  static final class TablesTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private Application() {}

  static void run(String name, Body body) {
    Locale.setDefault(Locale.ROOT);
    // Whoever started the application reads UTF-8, whatever this machine's encoding is.
    System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8));
    int status = 0;
    try {
      SparkSession session = EngineSession.start(new SparkConf().setAppName(name));
      session.sparkContext().setLogLevel("ERROR");
      body.run(session);
    } catch (TablesTooLargeException e) {
      status = QuickStart.TOO_LARGE;
    } catch (IeumException e) {
      status = failed(e);
    } catch (Exception e) {
      // Not only unchecked ones: Scala code throws SparkException undeclared.
      status = failed(SparkFailure.of("of the study", e));
    }
    System.out.flush();
    // Spark's own threads and its temporary folders end with its shutdown hooks.
    System.exit(status);
  }

  private static int failed(IeumException e) {
    System.out.println("ieum-error " + e.code() + " " + e.text().replace("\n", "\\n"));
    return e.code().blame() == Blame.CALLER ? 2 : 1;
  }

  static void progress(String text) {
    System.out.println("ieum-progress " + text);
    System.out.flush();
  }

  static ProgressListener listener() {
    return step -> progress(step.text());
  }
}
