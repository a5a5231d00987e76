package org.ieum.algorithms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.ieum.clinical.StudyFile;
import org.ieum.federation.ProgressListener;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.model.Performance;
import org.ieum.federation.query.LeastPart;
import org.ieum.federation.reference.InMemorySiteTable;
import org.ieum.federation.reference.PatientTable;
import org.ieum.federation.study.StudyManifest;
import org.ieum.testkit.CsvTable;

/**
 * The AUC of grouped scores beside the exact one of the same records, and the bracket: {@code
 * STUDY=FOLDER …}, each folder holding one file a site. A folder that is not there is passed over.
 *
 * <p>From the root of the repository:
 *
 * <pre>./mvnw -q -pl modules/algorithms -am -Pgrouped-auc process-test-classes</pre>
 */
final class GroupedAucBenchmark {
  private GroupedAucBenchmark() {}

  /** A record's score, and whether it has the outcome. */
  private record Scored(double score, boolean event) {}

  public static void main(String[] args) throws IOException {
    Locale.setDefault(Locale.ROOT);
    for (String arg : args) {
      Path study = Path.of(arg.substring(0, arg.indexOf('=')));
      Path folder = Path.of(arg.substring(arg.indexOf('=') + 1));
      if (Files.isDirectory(folder)) {
        judge(study, folder);
      } else {
        System.out.println("no tables of " + study + " in " + folder);
      }
    }
  }

  private static void judge(Path file, Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(folder)) {
      files = found.filter(f -> f.toString().endsWith(".csv")).sorted().toList();
    }
    List<String> names =
        files.stream().map(f -> f.getFileName().toString().replace(".csv", "")).toList();
    StudyManifest study = StudyFile.read(file).manifest(names);
    List<PatientTable> tables = new ArrayList<>();
    for (Path table : files) {
      tables.add(CsvTable.read(table).patients(study));
    }
    FittedModel model =
        StudyProgram.run(InMemorySiteTable.federate(study, tables), ProgressListener.none());
    List<Scored> judged = new ArrayList<>();
    for (PatientTable table : tables) {
      List<Scored> own = scored(study, model, table);
      long events = own.stream().filter(Scored::event).count();
      if (LeastPart.holds(events, own.size() - events)) {
        judged.addAll(own);
      }
    }
    Performance found = model.validation();
    double exact = auc(judged);
    System.out.printf(
        Locale.ROOT,
        "%-24s %6d records judged, %5d with the outcome: AUC %.5f, exact %.5f, error %.1e, bracket ±"
            + " %.1e%n",
        study.id(),
        found.records(),
        found.events(),
        found.auc(),
        exact,
        Math.abs(found.auc() - exact),
        found.aucBound());
  }

  private static List<Scored> scored(StudyManifest study, FittedModel model, PatientTable table) {
    boolean held = study.split().holdoutPercent() > 0;
    List<Scored> scored = new ArrayList<>();
    for (int i = 0; i < table.rows(); i++) {
      if (table.heldOut(i) == held) {
        double score = model.coefficients().get(0).estimate();
        for (int j = 0; j < table.columns(); j++) {
          double x = table.value(i, j);
          double present = Double.isNaN(x) ? model.imputation().get(j) : x;
          score += model.coefficients().get(j + 1).estimate() * present;
        }
        scored.add(new Scored(score, table.outcome(i)));
      }
    }
    return scored;
  }

  /** Of pairs with and without the outcome, the share in which the one with it scores higher. */
  private static double auc(List<Scored> records) {
    Scored[] sorted = records.toArray(new Scored[0]);
    Arrays.sort(sorted, Comparator.comparingDouble(Scored::score));
    double below = 0;
    double events = 0;
    double won = 0;
    int i = 0;
    while (i < sorted.length) {
      double score = sorted[i].score();
      double with = 0;
      double without = 0;
      for (; i < sorted.length && sorted[i].score() == score; i++) {
        with += sorted[i].event() ? 1 : 0;
        without += sorted[i].event() ? 0 : 1;
      }
      won += with * (below + without / 2);
      below += without;
      events += with;
    }
    return won / (events * below);
  }
}
