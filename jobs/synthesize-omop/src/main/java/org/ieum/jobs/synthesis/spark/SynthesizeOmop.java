package org.ieum.jobs.synthesis.spark;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.ieum.jobs.synthesis.Hospital;
import org.ieum.jobs.synthesis.cdm.CdmTable;
import org.ieum.jobs.synthesis.life.SiteProfile.Site;

/**
 * The application: writes {@code OUT/SITE/cdm/TABLE.FORMAT} and {@code OUT/SITE/truth} for every
 * site that is asked for, over what stands there. Any file system that Spark knows will do.
 */
public final class SynthesizeOmop {
  /** Tables that are written at the same time, so that small ones do not leave cores idle. */
  private static final int AT_ONCE = 4;

  private SynthesizeOmop() {}

  /** Ends with status 2 on wrong usage, 1 on failure, each with one line that says why. */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT);
    int status = run(arguments, System.err);
    if (status != 0) {
      System.exit(status);
    }
  }

  /** The exit status. */
  static int run(String[] arguments, PrintStream err) {
    Options options;
    try {
      options = Options.read(arguments);
    } catch (IllegalArgumentException e) {
      err.println("synthesize-omop: " + e.getMessage());
      err.println(Options.USAGE);
      return 2;
    }
    try (SparkSession spark = session()) {
      prepare(spark, options.out());
      write(spark, options);
      return 0;
    } catch (IOException | RuntimeException e) {
      err.println(
          "synthesize-omop: "
              + options.out()
              + ": expected to write there, found that it failed ("
              + first(e)
              + "); check the folder, its disk and its file system");
      return 1;
    }
  }

  private static SparkSession session() {
    SparkSession spark = SparkSession.builder().appName("synthesize-omop").getOrCreate();
    // A failure is said once, in words: Spark's own lines would be stack traces.
    spark.sparkContext().setLogLevel("OFF");
    return spark;
  }

  /** Fails before any work does. */
  private static void prepare(SparkSession spark, String out) throws IOException {
    Path folder = new Path(out);
    FileSystem files = folder.getFileSystem(spark.sparkContext().hadoopConfiguration());
    if (!files.mkdirs(folder)) {
      throw new IOException("it cannot be made");
    }
  }

  /** The first line of the innermost words that there are. */
  private static String first(Throwable failure) {
    Throwable inner = failure;
    while (inner.getCause() != null) {
      inner = inner.getCause();
    }
    String kind = inner.getClass().getSimpleName();
    return inner.getMessage() == null
        ? kind
        : kind + ": " + inner.getMessage().lines().findFirst().orElse("");
  }

  /** Writes all sites; returns when all tables stand. */
  public static void write(SparkSession spark, Options options) {
    ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<CompletableFuture<Void>> tables = new ArrayList<>();
      for (Site site : options.sites()) {
        Hospital hospital =
            new Hospital(site, options.persons(), options.seed(), options.density());
        String folder = options.out() + "/" + site.id();
        HospitalData data = new HospitalData(spark, hospital, options.partitions());
        for (CdmTable table : CdmTable.values()) {
          tables.add(
              CompletableFuture.runAsync(
                  () ->
                      save(
                          data.table(table),
                          folder + "/cdm/" + table.id() + "." + options.format(),
                          options),
                  pool));
        }
        tables.add(
            CompletableFuture.runAsync(() -> save(data.truth(), folder + "/truth", options), pool));
      }
      tables.forEach(CompletableFuture::join);
    } finally {
      pool.shutdownNow();
    }
  }

  private static void save(Dataset<Row> rows, String folder, Options options) {
    rows.write()
        .mode(SaveMode.Overwrite)
        .format(options.format())
        .option("header", "true")
        .save(folder);
  }
}
