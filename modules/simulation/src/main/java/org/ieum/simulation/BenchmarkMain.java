package org.ieum.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.ieum.algorithms.StudyProgram;
import org.ieum.federation.ProgressListener;
import org.ieum.federation.SimulatedFederation;
import org.ieum.federation.SiteTable;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.query.Coefficients;
import org.ieum.federation.query.GlmDerivatives;
import org.ieum.federation.query.PartialLikelihood;
import org.ieum.federation.query.Scaling;
import org.ieum.federation.study.StudyManifest;
import org.ieum.spark.SitePart;
import org.ieum.spark.SparkSiteTable;
import org.ieum.spark.TableSource;
import org.ieum.spark.internal.kernel.Kernels;

/**
 * The engine's numbers: {@code --dir DIR [--rows 1000000] [--columns 50] [--runs 7]}. Writes
 * made-up patients to Parquet, then times reading them to blocks, one Newton pass, a whole fit,
 * MLlib's own fit of the same rows, and a pass and a fit of Cox regression; medians of the runs.
 *
 * <p>The whole fit is the whole study: standardisation, start, Newton steps, standard errors and
 * evaluation. MLlib's is {@code LogisticRegression.fit} alone over cached vectors, standardised and
 * without penalty as ours: once with its own stopping rule, once as exact as ours.
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

  static Arguments arguments(String[] args) {
    return Arguments.of(args, Set.of("dir", "rows", "columns", "runs"));
  }

  static void benchmark(SparkSession session, String[] args) {
    Arguments arguments = arguments(args);
    int rows = arguments.number("rows", 1_000_000);
    int columns = arguments.number("columns", 50);
    String folder = arguments.required("dir") + "/patients-" + rows + "x" + columns + ".parquet";
    Figures.heading();
    Figures.print(
        "rows × columns", rows + " × " + columns + ", " + session.sparkContext().master());
    Figures.print("vector kernel", Kernels.vector().isPresent() ? "yes" : "no");
    SyntheticTable.write(session, folder, rows, columns, 1, 0);
    StudyManifest study = SyntheticTable.study(columns, List.of("hospital"));
    new BenchmarkMain(session, study, folder, arguments.number("runs", 7)).run();
  }

  private void run() {
    List<Figures.Cost> loads = new ArrayList<>();
    for (int i = 0; i < 1 + runs; i++) {
      loads.add(Figures.Cost.of(this::open));
      session.sparkContext().getPersistentRDDs().values().foreach(blocks -> blocks.unpersist(true));
    }
    Figures.print("Parquet to blocks, first", loads.get(0));
    Figures.print("Parquet to blocks, warm", Figures.median(loads.subList(1, loads.size())));
    try (SparkSiteTable blocks = open()) {
      Figures.Cost fit = engine(blocks, "");
      FittedModel model = fit(blocks);
      mllib(model, fit);
      hazards(blocks);
      System.setProperty(Kernels.PROPERTY, "scalar");
      engine(blocks, ", scalar kernel");
      System.clearProperty(Kernels.PROPERTY);
    }
  }

  private Figures.Cost engine(SparkSiteTable blocks, String kernel) {
    GlmDerivatives pass = pass();
    List<Figures.Cost> passes = Figures.repeated(3 + runs, () -> blocks.answer(pass));
    Figures.print("Newton pass" + kernel + ", first", passes.get(0));
    Figures.print(
        "Newton pass" + kernel + ", warm", Figures.median(passes.subList(3, passes.size())));
    List<Figures.Cost> fits = Figures.repeated(1 + runs, () -> fit(blocks));
    Figures.Cost warm = Figures.median(fits.subList(1, fits.size()));
    Figures.print("whole fit" + kernel + ", warm", warm);
    QueryCosts costs = new QueryCosts(blocks);
    fit(costs);
    Figures.print("  its queries", costs.toString());
    return warm;
  }

  /** A pass of Cox regression over days, beside one of logistic regression. */
  private void hazards(SparkSiteTable risks) {
    Figures.Cost newton =
        Figures.median(Figures.repeated(3 + runs, () -> risks.answer(pass())).subList(3, 3 + runs));
    int columns = study.dictionary().covariates().size();
    StudyManifest times = SyntheticTable.times(columns, study.sites());
    try (SparkSiteTable blocks =
        SparkSiteTable.open(session, times, table, new SitePart(0, false))) {
      GlmDerivatives at = pass();
      double[] all = at.coefficients().toArray();
      PartialLikelihood query =
          new PartialLikelihood(
              at.scaling(), new Coefficients(Arrays.copyOfRange(all, 1, all.length)));
      List<Figures.Cost> passes = Figures.repeated(3 + runs, () -> blocks.answer(query));
      Figures.Cost warm = Figures.median(passes.subList(3, passes.size()));
      Figures.print("Cox pass, warm", warm);
      Figures.ratio("  this / Newton pass", warm, newton);
      List<Figures.Cost> fits =
          Figures.repeated(
              1 + Math.min(3, runs),
              () ->
                  StudyProgram.run(
                      new SimulatedFederation(times, List.of(blocks)), ProgressListener.none()));
      Figures.print("whole Cox fit, warm", Figures.median(fits.subList(1, fits.size())));
    }
  }

  private void mllib(FittedModel model, Figures.Cost fit) {
    MllibFit mllib = new MllibFit(session, study);
    Dataset<Row> design = mllib.design(mllib.rows(List.of(table)), model.imputation()).cache();
    design.count();
    for (MllibFit.Stop stop : List.of(MllibFit.Stop.MLLIB, MllibFit.Stop.EXACT)) {
      LogisticRegressionModel theirs = mllib.fit(design, stop);
      Figures.Cost warm =
          Figures.median(Figures.repeated(Math.min(3, runs), () -> mllib.fit(design, stop)));
      String name = "MLlib's own fit, tolerance " + stop.tolerance();
      Figures.print(name + ", warm", warm);
      Figures.print("  its steps", Integer.toString(theirs.summary().totalIterations()));
      Figures.print("  its largest |Δβ| from ours", furthest(model, mllib.estimates(theirs)));
      Figures.ratio("  whole fit / this", fit, warm);
    }
    design.unpersist(true);
  }

  private static String furthest(FittedModel model, List<PooledFit.Estimate> theirs) {
    double furthest = 0;
    for (int j = 0; j < theirs.size(); j++) {
      double ours = model.coefficients().get(j).estimate();
      furthest = Math.max(furthest, Math.abs(ours - theirs.get(j).value()));
    }
    return String.format(Locale.ROOT, "%.1e", furthest);
  }

  private SparkSiteTable open() {
    return SparkSiteTable.open(session, study, table, new SitePart(0, false));
  }

  private FittedModel fit(SiteTable blocks) {
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
}
