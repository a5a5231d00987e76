package org.ieum.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ieum.cli.report.section.Part;
import org.ieum.cli.report.section.Section;
import org.ieum.cli.result.ModelText;
import org.ieum.federation.model.Caution;
import org.ieum.federation.model.Cohort;
import org.ieum.federation.model.Estimate;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.model.PartWeights;
import org.ieum.federation.model.StudyResultJson;
import org.ieum.federation.model.WeightTally;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.StudyManifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudyReportTest {
  private static final Instant AT = Instant.parse("2026-03-01T09:00:00Z");
  private static final List<String> SECTIONS =
      List.of(
          "summary",
          "intended-use",
          "data",
          "participants",
          "preparation",
          "outcome",
          "predictors",
          "sample-size",
          "missing-data",
          "analysis",
          "imbalance",
          "fairness",
          "output",
          "ethics",
          "open-science",
          "flow",
          "development",
          "specification",
          "performance",
          "thresholds",
          "subgroups",
          "comparators",
          "heterogeneity",
          "left-out",
          "recalibration",
          "interpretation",
          "limitations",
          "using",
          "questions",
          "probast");

  private static String page(StudyManifest study, FittedModel model) {
    StudyResultJson result = ModelSample.result(model);
    return StudyReport.of(study, result, new TreeMap<>(), List.of(), AT).html();
  }

  private static String full() {
    StudyManifest study = OmopSample.study();
    return page(study, ModelSample.model(study));
  }

  /** The same study of which only the headline is known. */
  private static String bare() {
    StudyManifest study = OmopSample.study();
    return page(study, ModelSample.bare(ModelSample.model(study)));
  }

  private static String html(String kind) {
    return switch (kind) {
      case "full" -> full();
      case "bare" -> bare();
      case "linear" -> ValueReportTest.html(ValueSamples.STAY);
      case "poisson" -> ValueReportTest.html(ValueSamples.FALLS);
      default -> Samples.report(true).html();
    };
  }

  /** To look at: open the files in a browser after a change of style. */
  @Test
  void leavesItsSamplesForLookingAt() throws IOException {
    Path folder = Path.of("target", "report-samples");
    Files.createDirectories(folder);
    for (String kind : List.of("full", "bare", "flat", "linear", "poisson")) {
      Files.writeString(folder.resolve(kind + ".html"), html(kind));
      assertThat(folder.resolve(kind + ".html")).isNotEmptyFile();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"full", "bare", "flat"})
  void hasEverySectionInTheOrderOfTheGuideline(String kind) {
    assertThat(Page.parse(html(kind)).sections()).startsWith(SECTIONS.toArray(String[]::new));
  }

  @Test
  void listsWhatTheHospitalsWereAskedAndWhatEachNumberIs() {
    String html = full();
    assertThat(html.substring(html.indexOf("id=\"questions\"")))
        .contains("rehearsed over made-up patients")
        .containsPattern(
            "Asked at most 25 times \\(max-rounds\\), \\d times in rehearsal: \\d+ numbers")
        .contains("log-likelihood, gradient and information: ")
        .contains("pairs of coefficients: risk × (1 − risk), times both standardised values");
  }

  @ParameterizedTest
  @ValueSource(strings = {"full", "bare", "flat", "linear", "poisson"})
  void noSectionIsEmpty(String kind) {
    Page page = Page.parse(html(kind));
    for (String section : page.sections()) {
      assertThat(page.section(section).strip().length()).as(section).isGreaterThan(60);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"full", "bare", "flat", "linear", "poisson"})
  void everyItemOfTheGuidelineIsAnswered(String kind) {
    String items =
        Page.parse(html(kind)).elements("span").stream()
            .filter(e -> e.getAttribute("class").equals("items"))
            .map(e -> e.getTextContent().replace("TRIPOD+AI ", ""))
            .collect(Collectors.joining(", "));
    Set<String> found = new HashSet<>(List.of(items.replaceAll("[a-z]", "").split(", ")));
    for (int item = 1; item <= 27; item++) {
      assertThat(found).contains(Integer.toString(item));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"full", "bare", "flat", "linear", "poisson"})
  void contentsLeadToEverySection(String kind) {
    Page page = Page.parse(html(kind));
    List<String> anchors = page.sections().stream().map(id -> "#" + id).toList();
    assertThat(page.links()).containsAll(anchors);
    assertThat(anchors).containsAll(page.links());
    assertThat(anchors).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"full", "bare", "flat", "linear", "poisson"})
  void printsNoFigureThatDoesNotExist(String kind) {
    String text = Page.parse(html(kind)).text();
    assertThat(text).doesNotContain("NaN").doesNotContain("Infinity").doesNotContain("null");
    assertThat(text).doesNotContain("Optional").doesNotContain("∞");
  }

  @ParameterizedTest
  @ValueSource(strings = {"full", "bare", "flat", "linear", "poisson"})
  void everyCoordinateIsANumberWithinThePicture(String kind) {
    String html = html(kind);
    assertThat(html).doesNotContain("=\"NaN").doesNotContain("MNaN").doesNotContain("Infinity");
    assertThat(Page.parse(html).coordinates()).isNotEmpty().allMatch(c -> c >= -1 && c <= 1000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"full", "bare", "flat", "linear", "poisson"})
  void needsNothingFromOutsideAndNoScript(String kind) {
    assertThat(html(kind).replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("http:")
        .doesNotContain("https:")
        .doesNotContain("src=")
        .doesNotContain("url(")
        .doesNotContain("@import")
        .doesNotContain("<script")
        .doesNotContain("<link")
        .doesNotContainPattern("<[^>]* on[a-z]+=");
  }

  /**
   * Cells that are made alike, such as means with deviations, have the same decimals; counts none.
   */
  @ParameterizedTest
  @ValueSource(strings = {"full", "bare", "flat", "linear", "poisson"})
  void everyColumnHasOneFormatOfNumbers(String kind) {
    Page.parse(html(kind))
        .figures()
        .forEach(
            (column, cells) -> {
              Map<String, Set<String>> formats = new HashMap<>();
              boolean counts = column.startsWith("Performance,") || column.startsWith("Table 1");
              for (String cell : cells) {
                if (counts && cell.matches("[0-9,]+")) {
                  continue;
                }
                String plain = cell.replace(",", "").replace("−", "");
                String made = plain.replaceAll("[0-9]+([.][0-9]+)?(e[0-9]+)?", "#");
                formats
                    .computeIfAbsent(made, m -> new HashSet<>())
                    .add(plain.replaceAll("[0-9]+(?=[.])", "").replaceAll("[0-9]", "0"));
              }
              formats.forEach(
                  (made, decimals) -> {
                    if (decimals.stream().anyMatch(d -> d.contains("."))) {
                      assertThat(decimals).as(column + ": " + cells).hasSize(1);
                    }
                  });
            });
  }

  @Test
  void levelsOfACategoryEndBeforeTheNextPredictor() {
    Page page = Page.parse(full());
    assertThat(page.besides("flow", "former"))
        .containsExactly("Smoking history", "never", "former", "current");
    assertThat(page.besides("specification", "former"))
        .containsExactly("Smoking history, against never", "former", "current", "missing");
  }

  /**
   * On a narrow screen a row of many columns is a block, each figure under its column's heading.
   */
  @Test
  void everyCellNamesItsColumn() {
    Page page = Page.parse(full());
    assertThat(page.elements("td")).isNotEmpty().allMatch(td -> td.hasAttribute("data-of"));
    assertThat(page.elements("table"))
        .filteredOn(table -> table.getAttribute("class").equals("many"))
        .hasSizeGreaterThan(5);
    assertThat(full()).contains("@media screen and (max-width: 40rem)", "content: attr(data-of)");
  }

  @Test
  void namesPredictorsByTheirLabelsInAnyScript() {
    Page page = Page.parse(full());
    assertThat(page.section("specification"))
        .contains("수축기 혈압 [mmHg]", "수축기 혈압 missing", "Age at the visit, as (x − 72)²")
        .contains("Smoking history: former")
        .doesNotContain("sbp", "smoking=");
    assertThat(page.section("flow")).contains("수축기 혈압, mmHg").doesNotContain("sbp", "smoking");
    assertThat(page.section("missing-data"))
        .contains("수축기 혈압", "Smoking history at seoul")
        .doesNotContain("sbp");
    assertThat(page.section("subgroups")).contains("age band (Age at the visit)");
    assertThat(page.section("predictors")).contains("수축기 혈압 (sbp) – systolic blood pressure");
  }

  @Test
  void drawsEveryPictureWhereTheFiguresAreThere() {
    Page page = Page.parse(full());
    assertThat(page.pictures("performance")).isEqualTo(4);
    assertThat(page.pictures("heterogeneity")).isEqualTo(3);
    assertThat(page.pictures("development")).isEqualTo(1);
  }

  @Test
  void saysWhatIsNotThereInsteadOfLeavingItOut() {
    Page page = Page.parse(bare());
    assertThat(page.section("flow")).contains("does not hold the numbers of persons");
    assertThat(page.section("missing-data")).contains("does not hold how many values were absent");
    assertThat(page.section("performance")).contains("without intervals", "a decision curve");
    assertThat(page.section("thresholds")).contains("does not hold figures at the declared");
    assertThat(page.section("subgroups")).contains("no figures of the declared groups");
    assertThat(page.section("comparators")).contains("does not hold figures of the published");
    assertThat(page.section("heterogeneity")).contains("No hospital consented");
    assertThat(page.section("left-out")).contains("No hospital consented to being left out");
    assertThat(page.pictures("performance")).isEqualTo(2);
  }

  @Test
  void tellsTheDefinitionInWords() {
    Page page = Page.parse(full());
    assertThat(page.section("participants"))
        .contains("there is no diagnosis of 'dementia' on any day up to day 0");
    assertThat(page.section("outcome"))
        .contains("1 to 1,825 days (5.0 years) after the index date");
    assertThat(page.section("data")).contains("index dates from 2012-01-01 to 2018-12-31");
    assertThat(page.section("imbalance")).contains("1/G(t−)", "at most 10");
    assertThat(page.section("preparation")).contains("4182210 (SNOMED/52448006) and below");
  }

  @Test
  void tellsGroupsAndMeansOnTheScaleOfThePredictor() {
    Page page = Page.parse(full());
    assertThat(page.section("subgroups"))
        .contains("below 70", "70 to below 75", "75 to below 80 + 80 and above")
        .contains("sex (female)");
    assertThat(page.section("flow")).contains("72.41 ± 6.83");
    assertThat(page.section("missing-data")).contains("18.1%", "never recorded");
  }

  @Test
  void namesTheKindOfStandardErrors() {
    assertThat(Page.parse(full()).section("specification")).contains("robust (sandwich");
    assertThat(Page.parse(html("flat")).section("specification")).contains("model-based");
  }

  /** −5.312 + 3·0.1713 − 9·0.00412 + 0.1302 − 131·0.00154 + 0.021 + 8.3·0.0041 = −4.8517. */
  @Test
  void theWorkedExampleIsRight() {
    assertThat(Page.parse(full()).section("specification"))
        .contains("75 years", "131 mmHg", "−4.8517", "e4.8517) = 0.78%");
  }

  @Test
  void countsWhatIsLeftOutBetweenSteps() {
    assertThat(Page.parse(full()).section("flow"))
        .contains("511,200", "− 148,248 left out", "none left out", "209,240");
  }

  @Test
  void whatWeightsLeaveAndWhatIsHardlyDeterminedStandInReportTextAndDocument() {
    StudyManifest study = OmopSample.study();
    PartWeights training =
        new PartWeights(
            PartWeights.TRAINING,
            new WeightTally(1_560, 0, 5, 2_000, 3_200),
            new WeightTally(141_000, 52_310, 0, 141_000, 250_000));
    FittedModel model =
        ModelSample.warned(
            ModelSample.model(study),
            List.of(training),
            List.of(new Caution(Caution.Code.HARDLY_DETERMINED, "stage=IV", "expected, found")));
    Page page = Page.parse(page(study, model));
    assertThat(page.section("imbalance"))
        .contains("training records without the outcome", "52,310", "1,250", "79,524", "Kish");
    assertThat(page.section("specification")).contains("Warnings", "stage=IV: expected, found");
    assertThat(page.section("limitations")).contains("Hardly supported by the data", "stage=IV");
    assertThat(ModelText.lines(model))
        .contains("warning: stage=IV: expected, found")
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("training records without the outcome")
                    .contains("52,310", "79,524"));
    Map<String, Object> document = ModelSample.result(model).document();
    assertThat(document.get("warnings")).asString().contains("HARDLY_DETERMINED", "stage=IV");
    assertThat(document.get("weights")).asString().contains("effective=1250.0", "lost=52310");
  }

  @Test
  void aLabelStandsForTheNameInWarningsCountsAndText() {
    StudyManifest study = labelled(OmopSample.study(), "sbp", "혈압");
    FittedModel fitted = ModelSample.model(study);
    Cohort c = fitted.cohort();
    Cohort counted =
        new Cohort(
            c.records(),
            c.events(),
            c.attrition(),
            c.columns(),
            c.sites(),
            c.presence(),
            List.of(outside("sbp", 4_185, 180, 4_000)));
    FittedModel model =
        ModelSample.warned(
            ModelSample.withCohort(fitted, counted),
            List.of(),
            List.of(new Caution(Caution.Code.HARDLY_DETERMINED, "sbp missing", "expected, found")));
    Page page = Page.parse(page(study, model));
    assertThat(page.section("specification")).contains("혈압 missing: expected, found");
    assertThat(page.section("limitations")).contains("beside the coefficients say: 혈압 missing.");
    assertThat(page.text()).contains("In more than 1 % of the records: 혈압 (");
    assertThat(page.text()).doesNotContain("sbp (", "sbp missing");
    assertThat(String.join("\n", ModelText.lines(model, study)))
        .contains("warning: 혈압 missing: expected, found", "a site: 혈압 4,185", "\n혈압 ")
        .doesNotContain("sbp");
    assertThat(String.join("\n", ModelText.lines(model)))
        .contains("warning: sbp missing:", "\nsbp ");
  }

  private static StudyManifest labelled(StudyManifest study, String name, String label) {
    return new StudyManifest(
        study.id(),
        study.title(),
        study.purpose(),
        study.sites(),
        study.table(),
        study.personId(),
        study.outcome(),
        new FeatureDictionary(
            study.dictionary().covariates().stream()
                .map(c -> c.name().equals(name) ? c.withLabel(label) : c)
                .toList()),
        study.split(),
        study.model(),
        study.evaluation(),
        study.maxRecords(),
        study.minimumCohort(),
        study.preparation(),
        study.maxOutsidePercent(),
        study.publicData());
  }

  @Test
  void valuesOutsideLimitsAreCountedAndAShareAboveOnePercentIsPointedAt() {
    StudyManifest study = OmopSample.study();
    FittedModel model = ModelSample.model(study);
    Cohort c = model.cohort();
    List<Cohort.Outside> outside =
        List.of(
            outside("sbp", 4_185, 180, 4_000),
            outside("visits", 0, 0, 0),
            outside("age", 15, 5, 5));
    Cohort counted =
        new Cohort(
            c.records(), c.events(), c.attrition(), c.columns(), c.sites(), c.presence(), outside);
    assertThat(Page.parse(page(study, ModelSample.withCohort(model, counted))).text())
        .contains("Records with a value outside the plausible limits")
        .contains("4,185", "4,000", "each hospital rounds its own count to 5")
        .contains("In more than 1 % of the records: 수축기 혈압 (2.00%)");
    assertThat(Page.parse(full()).text()).doesNotContain("outside its predictor’s");
  }

  private static Cohort.Outside outside(String covariate, long all, long boston, long seoul) {
    return new Cohort.Outside(
        covariate,
        all,
        List.of(
            new Cohort.Outside.AtSite("boston", boston),
            new Cohort.Outside.AtSite("seoul", seoul)));
  }

  @Test
  void escapesEveryText() {
    StudyManifest study = OmopSample.study();
    String evil = "<script>alert(\"1\")</script> & 'x' \u0001";
    FittedModel model = ModelSample.model(study);
    Cohort cohort = model.cohort();
    List<Cohort.Step> steps = List.of(new Cohort.Step(evil, 10), new Cohort.Step(evil, 5));
    FittedModel named =
        ModelSample.withCohort(
            model,
            new Cohort(
                10,
                5,
                steps,
                cohort.columns(),
                cohort.sites(),
                List.of(new Cohort.Presence(evil, List.of(evil)))));
    TreeMap<String, Long> bytes = new TreeMap<>();
    bytes.put(evil, 7L);
    StudyResultJson result =
        new StudyResultJson(named, List.of(evil), bytes, new TreeMap<>(), new TreeMap<>());
    Section section = new Section(Part.APPENDIX, "more", evil, evil, page -> page.p(evil));
    String html = StudyReport.of(study, result, new TreeMap<>(), List.of(section), AT).html();
    assertThat(html).doesNotContain("<script");
    assertThat(Page.parse(html).section("more")).contains("<script>alert(\"1\")</script> & 'x' ");
  }

  @Test
  void figuresThatDoNotExistNeitherStopThePageNorShow() {
    StudyManifest study = OmopSample.study();
    Page page = Page.parse(page(study, ModelSample.withoutNumbers(ModelSample.model(study))));
    assertThat(page.text()).doesNotContain("NaN").doesNotContain("Infinity");
    assertThat(page.coordinates()).allMatch(Double::isFinite);
    assertThat(Double.isNaN(Estimate.none().value())).isTrue();
  }
}
