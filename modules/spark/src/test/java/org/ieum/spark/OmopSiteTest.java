package org.ieum.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.ieum.clinical.omop.OmopDefinition;
import org.ieum.clinical.omop.OmopStudy;
import org.ieum.federation.TableSummary;
import org.ieum.federation.model.PartWeights;
import org.ieum.federation.preview.SitePreview;
import org.ieum.federation.query.Attrition;
import org.ieum.federation.query.OutsideLimits;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.Split;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.FixedPoint;
import org.ieum.federation.vector.SiteVectorAccess;
import org.ieum.spark.omop.prepare.OracleStudy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a CDM to a query's answer, as the engine goes. */
class OmopSiteTest {
  private final StudyManifest study = study();

  @Test
  void aStudyOverACdmIsPreparedAndAnswersHowManyPersonsWereLeft() throws URISyntaxException {
    try (PreparedTables tables = new PreparedTables(SharedSpark.session())) {
      SparkSiteTable table = tables.open(study, cdm(), new SitePart(0, false));
      assertThat(table.summary().total()).isEqualTo(96);
      Attrition query = new Attrition();
      FixedPoint scale = query.scale(study);
      long[] words = table.answer(query).words(SiteVectorAccess.get());
      double[] persons = new double[scale.length()];
      for (int s = 0; s < persons.length; s++) {
        persons[s] = scale.decode(words, s);
      }
      assertThat(persons).containsExactly(214, 161, 104, 104, 104, 99, 99, 96);
      assertThat(tables.open(study, cdm(), new SitePart(0, false)).summary())
          .isEqualTo(table.summary());
    }
  }

  /** Σ w and Σ w² are those of the column {@code weight} of oracle/expected.csv, added by awk. */
  @Test
  void theSiteSeesHowManyWereLostAndWhatTheWeightsLeave() throws URISyntaxException {
    try (PreparedTables tables = new PreparedTables(SharedSpark.session())) {
      PartWeights training =
          tables.open(study, cdm(), new SitePart(0, false)).summary().weights().get(0);
      assertThat(training.nonEvents().records()).isEqualTo(89);
      assertThat(training.nonEvents().lost()).isEqualTo(47);
      assertThat(training.nonEvents().cut()).isZero();
      assertThat(training.nonEvents().effective()).isCloseTo(41.6451592882, within(1e-6));
      assertThat(training.events().records()).isEqualTo(7);
      assertThat(training.events().lost()).isZero();
      assertThat(training.events().effective()).isCloseTo(6.7233569602, within(1e-6));
    }
  }

  @Test
  void latestValuesOutsideTheLimitsAreCountedThoughAnEarlierOneStandsIn()
      throws URISyntaxException {
    try (PreparedTables tables = new PreparedTables(SharedSpark.session())) {
      SparkSiteTable table = tables.open(study, cdm(), new SitePart(0, false));
      List<String> names = study.dictionary().covariates().stream().map(Covariate::name).toList();
      List<TableSummary.Values> values = table.summary().values();
      assertThat(values.get(names.indexOf("sbp"))).isEqualTo(new TableSummary.Values(57, 19));
      assertThat(values.get(names.indexOf("visit_days"))).isEqualTo(new TableSummary.Values(96, 1));
      assertThat(values.get(names.indexOf("bmi"))).isEqualTo(new TableSummary.Values(30, 0));
      OutsideLimits query = new OutsideLimits();
      long[] words = table.answer(query).words(SiteVectorAccess.get());
      assertThat(query.scale(study).decode(words, names.indexOf("visit_days"))).isEqualTo(5);
    }
  }

  @Test
  void aCdmWithFatalFaultsIsRefusedBeforeATableIsMade(@TempDir Path folder)
      throws IOException, URISyntaxException {
    try (Stream<Path> files = Files.list(Path.of(cdm().uri()))) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName().toString()));
      }
    }
    Path persons = folder.resolve("person.csv");
    List<String> lines = Files.readAllLines(persons);
    Files.write(persons, List.of(lines.get(1)), StandardOpenOption.APPEND);
    TableSource faulty = new TableSource(folder.toString(), "omop-csv", Map.of());
    try (PreparedTables tables = new PreparedTables(SharedSpark.session())) {
      assertThatThrownBy(() -> tables.open(study, faulty, new SitePart(0, false)))
          .hasMessageContaining("expected a CDM without fatal faults of quality")
          .hasMessageContaining("person.person_id: expected each value once, found 1 values")
          .hasMessageNotContaining("node");
    }
  }

  @Test
  void aTableThatIsLookedAtTellsWhatAPreviewTells() throws URISyntaxException {
    List<SitePreview> heard = new ArrayList<>();
    SitePart part = new SitePart(0, false);
    TableSource cdm = cdm();
    SparkSiteTable.inspected(SharedSpark.session(), study, cdm, part, heard::add).close();
    SitePreview found = heard.get(0);
    assertThat(found.blocked()).isFalse();
    assertThat(found.cdmVersion()).isNotEmpty();
    assertThat(found.scanned()).isNotEmpty();
    assertThat(found.attrition()).hasSize(8);
    assertThat(found.missing()).isNotEmpty();
  }

  @Test
  void aFlatTableIsNotTakenForACdm() {
    try (PreparedTables tables = new PreparedTables(SharedSpark.session())) {
      assertThatThrownBy(
              () -> tables.open(study, TableSource.csv("flat.csv"), new SitePart(0, false)))
          .hasMessageContaining("expected an OMOP CDM for study oracle, found format csv");
    }
  }

  private static TableSource cdm() throws URISyntaxException {
    Path folder =
        Path.of(
            Objects.requireNonNull(
                    OmopSiteTest.class.getResource("/org/ieum/spark/omop/oracle/cdm"))
                .toURI());
    return new TableSource(folder.toString(), "omop-csv", Map.of());
  }

  private static StudyManifest study() {
    OmopDefinition definition = OracleStudy.definition();
    return new StudyManifest(
        "oracle",
        "A study",
        "testing",
        List.of("a", "b", "c"),
        "cdm",
        OmopDefinition.PERSON,
        OmopDefinition.OUTCOME,
        OmopStudy.dictionary(definition),
        new Split(0, "salt"),
        ModelSpec.logistic(),
        new EvaluationSpec(200, 12, false, 50),
        1L << 20,
        20,
        OmopStudy.preparation(definition));
  }
}
