package org.ieum.simulation;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.ieum.federation.study.StudyManifest;
import org.ieum.spark.AnalysisSource;
import org.ieum.spark.QuickStart;
import org.ieum.spark.TableSource;
import org.ieum.spark.omop.source.CdmAddress;

/** The sites' tables as the command line names them. */
final class SiteTables {
  private SiteTables() {}

  /** Sources by site; formats follow from the addresses, or from what is found there. */
  static Map<String, TableSource> of(
      SparkSession session, StudyManifest study, Map<String, String> sites) {
    Map<String, TableSource> sources = new TreeMap<>();
    sites.forEach(
        (name, uri) ->
            sources.put(
                name,
                study.preparation().fromOmop()
                    ? CdmAddress.guess(uri, session.sparkContext().hadoopConfiguration())
                    : TableSource.guess(uri)));
    return sources;
  }

  /**
   * The sources, if this process may read them.
   *
   * @throws Application.TablesTooLargeException when it was started for smaller ones
   */
  static Map<String, TableSource> suited(SparkSession session, Map<String, TableSource> sources) {
    if (!QuickStart.suits(session, sources.values())) {
      throw new Application.TablesTooLargeException();
    }
    return sources;
  }

  /** The same with every CDM made into the study's analysis table. */
  static Map<String, TableSource> flat(
      SparkSession session, StudyManifest study, Map<String, String> sites) {
    Map<String, TableSource> flat = new TreeMap<>();
    suited(session, of(session, study, sites))
        .forEach((name, s) -> flat.put(name, AnalysisSource.of(session, study, s).table()));
    return flat;
  }
}
