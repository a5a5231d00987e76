package org.ieum.simulation;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.ieum.federation.study.StudyManifest;
import org.ieum.spark.TableSource;

/** Plain MLlib over pooled synthetic tables, as one would write it: {@code COLUMNS URI …}. */
public final class PlainMllibMain {
  /** Begins the line with the seconds of the fit. */
  static final String SECONDS = "mllib-fit-seconds ";

  /** Begins the line with the processor seconds of the whole application. */
  static final String PROCESSORS = "mllib-processor-seconds ";

  private PlainMllibMain() {}

  public static void main(String[] args) {
    Application.run(
        "plain MLlib",
        session -> {
          int columns = Integer.parseInt(args[0]);
          StudyManifest study = SyntheticTable.study(columns, List.of("pooled"));
          MllibFit mllib = new MllibFit(session, study);
          List<TableSource> tables = Arrays.stream(args).skip(1).map(TableSource::parquet).toList();
          Double[] nothingMissing = new Double[columns];
          Arrays.fill(nothingMissing, 0.0);
          Dataset<Row> design = mllib.design(mllib.rows(tables), List.of(nothingMissing));
          Figures.Cost cost = Figures.Cost.of(() -> mllib.fit(design, MllibFit.Stop.MLLIB));
          System.out.println(SECONDS + cost.wall());
          System.out.println(PROCESSORS + Figures.processCpu());
        });
  }
}
