package org.ieum.jobs.synthesis.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

  /** Ends with status 2 on wrong usage, 1 on failure. */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT);
    Options options;
    try {
      options = Options.read(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println("synthesize-omop: " + e.getMessage());
      System.err.println(Options.USAGE);
      System.exit(2);
      return;
    }
    SparkSession spark = SparkSession.builder().appName("synthesize-omop").getOrCreate();
    try {
      write(spark, options);
    } catch (CompletionException e) {
      System.err.println(
          "synthesize-omop: expected to write to "
              + options.out()
              + ", found that it failed ("
              + e.getMessage()
              + "); check the folder and its file system");
      spark.stop();
      System.exit(1);
    }
    spark.stop();
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
