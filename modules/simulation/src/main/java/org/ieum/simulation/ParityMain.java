package org.ieum.simulation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.study.StudyManifest;
import org.ieum.spark.TableSource;

/**
 * A model of made-up hospitals for comparison with other software: {@code --dir DIR [--sites 3]
 * [--rows 100000] [--columns 30]}. Writes the tables in Parquet, all their rows in CSV, and the
 * federated model; runs the study again with the sites named in reverse and the files cut into many
 * partitions, and says whether the model is the same. {@code parity.py} does the comparison.
 */
public final class ParityMain {
  private static final String PARTITION_BYTES = "spark.sql.files.maxPartitionBytes";

  private ParityMain() {}

  public static void main(String[] args) {
    Application.run("ieum parity", session -> parity(session, args));
  }

  private static void parity(SparkSession session, String[] args) {
    Arguments arguments = Arguments.of(args, Set.of("dir", "sites", "rows", "columns"));
    Path folder = Path.of(arguments.required("dir")).toAbsolutePath();
    int sites = arguments.number("sites", 3);
    int rows = arguments.number("rows", 100_000);
    int columns = arguments.number("columns", 30);
    List<String> names = new ArrayList<>();
    Map<String, TableSource> tables = new TreeMap<>();
    Figures.heading();
    Figures.print("sites × rows × columns", sites + " × " + rows + " × " + columns);
    for (int s = 0; s < sites; s++) {
      String table = Documents.address(folder.resolve("site-" + s + ".parquet"));
      SyntheticTable.write(session, table, rows, columns, s + 1, 0.2 * s);
      SaveMode mode = s == 0 ? SaveMode.Overwrite : SaveMode.Append;
      String all = Documents.address(folder.resolve("all.csv"));
      session.read().parquet(table).write().mode(mode).option("header", "true").csv(all);
      names.add("hospital" + s);
      tables.put("hospital" + s, TableSource.parquet(table));
    }
    FittedModel model = fit(session, SyntheticTable.study(columns, names), tables);
    Documents.write(folder.resolve("model.json"), model.toBytes());
    Collections.reverse(names);
    session.conf().set(PARTITION_BYTES, "256k");
    FittedModel again = fit(session, SyntheticTable.study(columns, names), tables);
    Figures.print("model digest", model.digest());
    boolean same = again.digest().equals(model.digest());
    Figures.print("the same in another order and partitioning", same ? "yes" : "NO");
  }

  private static FittedModel fit(
      SparkSession session, StudyManifest study, Map<String, TableSource> tables) {
    try (Simulation simulation = new Simulation(session, study, tables)) {
      return simulation.fit();
    }
  }
}
