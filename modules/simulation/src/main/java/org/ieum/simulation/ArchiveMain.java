package org.ieum.simulation;

import java.util.List;
import java.util.Map;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.study.StudyManifest;
import org.ieum.spark.AnalysisSource;
import org.ieum.spark.PipelineModelExport;
import org.ieum.spark.TableSource;

/**
 * Does once, over small tables, what engines and the pooled comparison do, so that a class archive
 * made from its run holds the classes that they load: {@code FOLDER}.
 */
public final class ArchiveMain {
  private static final String SITE = "hospital";

  private ArchiveMain() {}

  public static void main(String[] args) {
    Application.run(
        "ieum class archive",
        session -> {
          StudyManifest study = ArchiveCdm.study(SITE);
          TableSource cdm = ArchiveCdm.write(session, args[0] + "/cdm");
          TableSource table = AnalysisSource.of(session, study, cdm).table();
          FittedModel model;
          try (Simulation simulation = new Simulation(session, study, Map.of(SITE, table))) {
            model = simulation.fit();
          }
          PipelineModelExport.write(study, model, args[0] + "/pipeline");
          MllibFit mllib = new MllibFit(session, study);
          mllib.fit(
              mllib.design(mllib.rows(List.of(table)), model.imputation()), MllibFit.Stop.MLLIB);
        });
  }
}
