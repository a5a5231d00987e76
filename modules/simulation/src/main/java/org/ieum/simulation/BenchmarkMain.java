package org.ieum.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.ieum.algorithms.StudyProgram;
import org.ieum.federation.ProgressListener;
import org.ieum.federation.SimulatedFederation;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.query.Coefficients;
import org.ieum.federation.query.GlmDerivatives;
import org.ieum.federation.query.Scaling;
import org.ieum.federation.study.StudyManifest;
import org.ieum.spark.SitePart;
import org.ieum.spark.SparkSiteTable;
import org.ieum.spark.TableSource;
import org.ieum.spark.internal.kernel.Kernels;

/**
 * The engine's numbers: {@code --dir DIR [--rows 1000000] [--columns 50] [--runs 7]}. Writes
 * made-up patients to Parquet, then times reading them to blocks, one Newton pass, a whole fit, and
 * MLlib's own fit of the same rows; medians of the runs, seconds.
 */
public final class BenchmarkMain {
  private final SparkSession session;
  private final StudyManifest study;
  private final TableSource table;
  private final int runs;

  private BenchmarkMain(SparkSession session, StudyManifest study, String folder, int runs) {
    this.session = session;
    this.study = study;
    this.table = TableSource.parquet(folder);
    this.runs = runs;
  }

  public static void main(String[] args) {
    Application.run("ieum benchmark", session -> benchmark(session, args));
  }

  static void benchmark(SparkSession session, String[] args) {
    Arguments arguments = Arguments.of(args, Set.of("dir", "rows", "columns", "runs"));
    int rows = arguments.number("rows", 1_000_000);
    int columns = arguments.number("columns", 50);
    String folder = arguments.required("dir") + "/patients-" + rows + "x" + columns + ".parquet";
    print("rows × columns", rows + " × " + columns + ", " + session.sparkContext().master());
    print("vector kernel", Kernels.vector().isPresent() ? "yes" : "no");
    SyntheticTable.write(session, folder, rows, columns, 1, 0);
    StudyManifest study = SyntheticTable.study(columns, List.of("hospital"));
    new BenchmarkMain(session, study, folder, arguments.number("runs", 7)).run();
  }

  private void run() {
    List<Double> loads =
        times(
            3,
            () -> open(),
            () ->
                session
                    .sparkContext()
                    .getPersistentRDDs()
                    .values()
                    .foreach(rdd -> rdd.unpersist(true)));
    print("Parquet to blocks, first", seconds(loads.get(0)));
    print("Parquet to blocks, warm", seconds(median(loads.subList(1, loads.size()))));
    SparkSiteTable blocks = open();
    double fit = engine(blocks, "");
    System.setProperty(Kernels.PROPERTY, "scalar");
    engine(blocks, ", scalar kernel");
    System.clearProperty(Kernels.PROPERTY);
    FittedModel model = fit(blocks);
    blocks.close();
    mllib(model, fit);
  }

  private double engine(SparkSiteTable blocks, String kernel) {
    GlmDerivatives pass = pass();
    List<Double> passes = times(3 + runs, () -> blocks.answer(pass), () -> {});
    print("Newton pass" + kernel + ", first", seconds(passes.get(0)));
    print("Newton pass" + kernel + ", warm", seconds(median(passes.subList(3, passes.size()))));
    List<Double> fits = times(3, () -> fit(blocks), () -> {});
    double warm = median(fits.subList(1, fits.size()));
    print("whole fit" + kernel + ", warm", seconds(warm));
    return warm;
  }

  private void mllib(FittedModel model, double fit) {
    MllibFit mllib = new MllibFit(session, study);
    Dataset<Row> design = mllib.design(mllib.rows(List.of(table)), model.imputation()).cache();
    design.count();
    List<Double> times = times(2, () -> mllib.fit(design), () -> {});
    double warm = times.get(times.size() - 1);
    print("MLlib's own fit, warm", seconds(warm));
    print("whole fit / MLlib's", String.format(Locale.ROOT, "%.3f", fit / warm));
    List<PooledFit.Estimate> theirs = mllib.estimates(mllib.fit(design));
    double furthest = 0;
    for (int j = 0; j < theirs.size(); j++) {
      double ours = model.coefficients().get(j).estimate();
      furthest = Math.max(furthest, Math.abs(ours - theirs.get(j).value()));
    }
    print("largest |Δβ| from MLlib's", String.format(Locale.ROOT, "%.1e", furthest));
  }

  private SparkSiteTable open() {
    return SparkSiteTable.open(session, study, table, new SitePart(0, false));
  }

  private FittedModel fit(SparkSiteTable blocks) {
    return StudyProgram.run(
        new SimulatedFederation(study, List.of(blocks)), ProgressListener.none());
  }

  private GlmDerivatives pass() {
    int d = study.dictionary().design().size();
    double[] scales = new double[d];
    Arrays.fill(scales, 1);
    double[] coefficients = new double[d + 1];
    Arrays.fill(coefficients, 0.05);
    return new GlmDerivatives(
        new Scaling(new double[d], scales), new Coefficients(coefficients), false);
  }

  private static List<Double> times(int runs, Runnable work, Runnable between) {
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      long start = System.nanoTime();
      work.run();
      seconds.add((System.nanoTime() - start) * 1e-9);
      between.run();
    }
    return seconds;
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static String seconds(double value) {
    return String.format(Locale.ROOT, "%.3f s", value);
  }

  private static void print(String what, String value) {
    System.out.printf(Locale.ROOT, "%-36s %s%n", what, value);
  }
}
