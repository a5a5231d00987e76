package org.ieum.jobs.lung;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.ieum.algorithms.StudyProgram;
import org.ieum.clinical.StudyFile;
import org.ieum.federation.SimulatedFederation;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.model.ComparatorPerformance;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.study.StudyManifest;
import org.ieum.jobs.synthesis.Hospital;
import org.ieum.jobs.synthesis.cdm.CdmTable;
import org.ieum.jobs.synthesis.life.Density;
import org.ieum.jobs.synthesis.life.SiteProfile.Site;
import org.ieum.jobs.synthesis.spark.HospitalData;
import org.ieum.spark.SitePart;
import org.ieum.spark.SparkSiteTable;
import org.ieum.spark.omop.source.CdmAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole study from raw OMOP tables of small hospitals. */
class LungCancerStudyTest {
  private static final int PERSONS = 4_000;

  @TempDir private static Path folder = Path.of("");

  @BeforeAll
  static void synthesize() {
    SparkSession spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "2")
            .getOrCreate();
    spark.sparkContext().setLogLevel("ERROR");
    for (Site site : Site.values()) {
      Hospital hospital = new Hospital(site, PERSONS, Hospital.SEED, new Density(Density.LEAST));
      HospitalData data = new HospitalData(spark, hospital, 1);
      for (CdmTable table : CdmTable.values()) {
        data.table(table).write().parquet(cdm(site.id()) + "/" + table.id() + ".parquet");
      }
    }
  }

  @AfterAll
  static void stop() {
    SparkSession.active().stop();
  }

  private static String cdm(String site) {
    return folder.resolve(site).toString();
  }

  private static FittedModel fit(String... sites) {
    SparkSession spark = SparkSession.active();
    StudyManifest study = StudyFile.read(Path.of("study.yaml")).manifest(List.of(sites));
    List<SparkSiteTable> tables = new ArrayList<>();
    try {
      for (String site : study.sites()) {
        tables.add(
            SparkSiteTable.open(
                spark,
                study,
                CdmAddress.guess(cdm(site), spark.sparkContext().hadoopConfiguration()),
                new SitePart(tables.size(), true)));
      }
      return StudyProgram.run(new SimulatedFederation(study, tables), step -> {});
    } finally {
      tables.forEach(SparkSiteTable::close);
    }
  }

  @Test
  void findsAModelBesideTheTwoPublishedOnes() {
    FittedModel model = fit("seoul", "boston", "daejeon");
    Map<String, Double> found = new TreeMap<>();
    model.coefficients().forEach(c -> found.put(c.name(), c.estimate()));
    assertThat(model.excluded())
        .contains("pacific_islander", "cigarettes", "start_age", "activity=heavy", "glucose");
    assertThat(found).containsKeys("black", "asian", "hispanic", "smoking=current");
    assertThat(found.getOrDefault("age_c", 0.0)).isBetween(0.03, 0.14);
    assertThat(model.validation().auc()).isBetween(0.6, 0.85);
    assertThat(model.comparators())
        .extracting(ComparatorPerformance::name)
        .containsExactly("PLCOm2012", "Park 2013");
    for (ComparatorPerformance c : model.comparators()) {
      assertThat(c.performance().records()).isEqualTo(model.validation().records());
      assertThat(c.performance().auc()).as(c.name()).isBetween(0.6, 0.85);
    }
  }

  @Test
  void whatNobodyAtAnySiteIsOrHasIsRefusedByNameWithTheWayOut() {
    assertThatExceptionOfType(IeumException.class)
        .isThrownBy(() -> fit("seoul", "daejeon"))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.DEGENERATE_DATA))
        .withMessageContaining(
            "covariate black: expected values that differ, found one and the same")
        .withMessageContaining("name it in the model's 'without'");
  }
}
