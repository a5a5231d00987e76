package org.ieum.simulation;

import java.util.List;
import java.util.Map;
import org.ieum.federation.study.StudyManifest;
import org.ieum.spark.TableSource;

/**
 * Does once, over a small table, what engines do, so that a class archive made from its run holds
 * the classes that they load: {@code FOLDER}.
 */
public final class ArchiveMain {
  private static final int ROWS = 2_000;
  private static final int COLUMNS = 5;

  private ArchiveMain() {}

  public static void main(String[] args) {
    Application.run(
        "ieum class archive",
        session -> {
          String table = args[0] + "/patients.parquet";
          SyntheticTable.write(session, table, ROWS, COLUMNS, 1, 0);
          StudyManifest study = SyntheticTable.study(COLUMNS, List.of("hospital"));
          Map<String, TableSource> tables = Map.of("hospital", TableSource.parquet(table));
          try (Simulation simulation = new Simulation(session, study, tables)) {
            simulation.fit();
          }
        });
  }
}
