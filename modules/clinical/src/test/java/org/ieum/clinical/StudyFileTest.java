package org.ieum.clinical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import org.ieum.clinical.words.StudyPlan;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.CovariateType;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.Outcome;
import org.ieum.federation.study.Penalty;
import org.ieum.federation.study.Split;
import org.ieum.federation.study.StudyManifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyFileTest {
  private static final String SHORTEST =
      """
      ieum: study/v1
      id: heart
      title: Heart disease
      purpose: To learn
      population: {table: heart}
      outcome: {column: num}
      covariates:
        - {name: age, type: continuous, min: 18, max: 110}
      """;

  private final Path folder;

  StudyFileTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void fillsInTheStatedDefaults() throws IOException {
    StudyManifest study =
        StudyFile.read(file("study.yaml", SHORTEST)).manifest(List.of("va", "cleveland"));
    assertThat(study.sites()).containsExactly("cleveland", "va");
    assertThat(study.personId()).isEmpty();
    assertThat(study.split()).isEqualTo(new Split(25, "heart"));
    assertThat(study.model()).isEqualTo(ModelSpec.logistic());
    assertThat(study.evaluation()).isEqualTo(EvaluationSpec.standard());
    assertThat(study.minimumCohort()).isEqualTo(20);
    assertThat(study.maxRecords()).isEqualTo(1_000_000);
    assertThat(StudyManifest.fromBytes(study.toBytes())).isEqualTo(study);
  }

  @Test
  void readsEverySettingThatIsGiven() throws IOException {
    StudyManifest study =
        StudyFile.read(
                file(
                    "study.yaml",
                    """
                    ieum: study/v1
                    id: heart
                    title: Heart disease
                    purpose: To learn
                    public-data: true
                    sites: [va, cleveland]
                    population: {table: hearts, person-id: id, minimum-cohort: 50, max-records: 9000, max-outside-percent: 40}
                    outcome: {column: num}
                    split: {holdout-percent: 0, salt: s}
                    covariates:
                      - {name: age, column: '0', type: continuous, min: 18, max: 110.5, unit: a, description: Age}
                      - {name: sex, type: binary}
                      - {name: cp, type: categorical, levels: ["1", "2"], missing-indicator: true}
                    model: {family: logistic, ridge: 0.25, site-intercepts: true, warm-start: false, max-rounds: 9}
                    evaluation: {bins: 500, logit-range: 9.5, by-site: true, site-bins: 50}
                    """))
            .manifest(List.of("va", "cleveland", "hungary"));
    assertThat(study)
        .isEqualTo(
            new StudyManifest(
                    "heart",
                    "Heart disease",
                    "To learn",
                    List.of("cleveland", "va"),
                    "hearts",
                    "id",
                    "num",
                    study.dictionary(),
                    new Split(0, "s"),
                    new ModelSpec(ModelSpec.Family.LOGISTIC, 0.25, true, false, 9),
                    new EvaluationSpec(500, 9.5, true, 50),
                    9000,
                    50)
                .withMaxOutsidePercent(40)
                .withPublicData());
    assertThat(study.dictionary().covariates())
        .containsExactly(
            new Covariate(
                "age", "0", CovariateType.CONTINUOUS, 18, 110.5, List.of(), false, "a", "Age"),
            Covariate.binary("sex"),
            Covariate.categorical("cp", List.of("1", "2")).withMissingIndicator());
  }

  @Test
  void readsOutcomesThatAreNotBinary() throws IOException {
    String stay =
        SHORTEST.replace(
            "outcome: {column: num}",
            "outcome: {column: stay, type: continuous, min: 0, max: 365}");
    StudyManifest linear = StudyFile.read(file("a.yaml", stay)).manifest(List.of("seoul"));
    assertThat(linear.outcome()).isEqualTo(Outcome.continuous("stay", 0, 365));
    assertThat(linear.model()).isEqualTo(ModelSpec.of(ModelSpec.Family.LINEAR));
    String falls =
        SHORTEST.replace(
            "outcome: {column: num}",
            "outcome: {column: falls, type: count, max: 40}\nmodel: {family: poisson, ridge: 0.5}");
    StudyManifest poisson = StudyFile.read(file("b.yaml", falls)).manifest(List.of("seoul"));
    assertThat(poisson.outcome()).isEqualTo(Outcome.count("falls", 40));
    assertThat(poisson.model()).isEqualTo(ModelSpec.of(ModelSpec.Family.POISSON).withRidge(0.5));
    assertThat(StudyManifest.fromBytes(poisson.toBytes())).isEqualTo(poisson);
  }

  @Test
  void readsTheTimeToAnEvent() throws IOException {
    String time =
        SHORTEST.replace(
            "outcome: {column: num}", "outcome: {time: days, event: died, max-time: 3650}");
    StudyManifest cox = StudyFile.read(file("a.yaml", time)).manifest(List.of("seoul"));
    assertThat(cox.outcome()).isEqualTo(Outcome.timeToEvent("days", "died", 3650));
    assertThat(cox.model()).isEqualTo(ModelSpec.of(ModelSpec.Family.COX));
    assertThat(StudyManifest.fromBytes(cox.toBytes())).isEqualTo(cox);
    String said = time + "model: {family: cox, strata: site, ties: efron, ridge: 0.1}\n";
    assertThat(StudyFile.read(file("b.yaml", said)).model().ridge()).isEqualTo(0.1);
    refused(time + "model: {family: cox, strata: sex}\n", "strata: expected site, found another");
    refused(time + "model: {family: cox, ties: breslow}\n", "ties: expected efron");
    refused(SHORTEST + "model: {ties: efron}\n", "ties: expected a key of the family cox");
    refused(time + "model: {family: cox, site-intercepts: true}\n", "site-intercepts");
    String outcome = "outcome: {time: days, event: died, max-time: 3650";
    refused(time.replace(outcome, outcome + ", column: died"), "column: expected no 'column'");
    String horizons = time.replace(outcome, outcome + ", horizons: [365, 1825.5]");
    StudyManifest risks = StudyFile.read(file("c.yaml", horizons)).manifest(List.of("seoul"));
    assertThat(risks.outcome().horizons()).containsExactly(365.0, 1825.5);
    assertThat(StudyManifest.fromBytes(risks.toBytes())).isEqualTo(risks);
    refused(horizons.replace("1825.5", "3650"), "horizons: expected times above 0 and below");
    refused(horizons.replace("1825.5", "200"), "ascending numbers");
    refused(time + "model: {family: cox, horizons: [365]}\n", "with its outcome");
    refused(time.replace(outcome, outcome + ", entry: begin"), "leave entry out");
    refused(time.replace("max-time: 3650", "max-time: 0"), "max-time: expected a number from");
    refused(time.replace("event: died", "event: days"), "event: expected another column");
    refused(time.replace(", event: died", ""), "event");
    refused(time.replace("time: days", "time: age"), "the column 'age' of covariate age");
  }

  private void refused(String study, String message) throws IOException {
    Path file = file("refused.yaml", study);
    assertThatThrownBy(() -> StudyFile.read(file)).hasMessageContaining(message);
  }

  @Test
  void familyAndOutcomeMustGoTogether() {
    assertThatThrownBy(
            () -> StudyFile.read(file("a.yaml", SHORTEST + "model: {family: poisson}\n")))
        .hasMessageContaining(
            "model family: expected one for an outcome that is 0 or 1, found poisson");
    assertThatThrownBy(
            () ->
                StudyFile.read(
                    file(
                        "b.yaml",
                        SHORTEST.replace(
                            "outcome: {column: num}",
                            "outcome: {column: y, type: continuous, min: 3, max: 3}"))))
        .hasMessageContaining("max: expected more than min");
  }

  /** Written in decomposed Hangul, as macOS types it. */
  @Test
  void readsALabelInAnyScript() throws IOException {
    String label = Normalizer.normalize("나이", Normalizer.Form.NFD);
    String study = SHORTEST.replace("name: age,", "name: age, label: " + label + ",");
    StudyDraft draft = StudyFile.read(file("study.yaml", study));
    assertThat(draft.dictionary().covariate("age").said()).isEqualTo("나이");
    StudyPlan plan = StudyPlan.of(draft, List.of("seoul"));
    assertThat(plan.headings()).startsWith("name", "label");
    assertThat(plan.covariates().get(0)).startsWith("age", "나이");
  }

  @Test
  void readsItsDictionaryFromAFileBesideIt() throws IOException {
    String covariates = SHORTEST.substring(SHORTEST.indexOf("covariates:"));
    Path dictionary = file("dictionary.yaml", "ieum: dictionary/v1\n" + covariates);
    String study = SHORTEST.replace(covariates, "dictionary: dictionary.yaml\n");
    assertThat(StudyFile.read(file("a.yaml", study)).dictionary())
        .isEqualTo(StudyFile.read(file("b.yaml", SHORTEST)).dictionary())
        .isEqualTo(DictionaryFile.read(dictionary));
  }

  @Test
  void reportsFaultsOfStudyAndDictionaryTogether() throws IOException {
    Path dictionary =
        file(
            "dictionary.yaml",
            """
            ieum: dictionary/v1
            covariates:
              - {name: age, type: continuous, min: 110, max: 18}
              - {name: sex, type: binary, levels: [a, b]}
              - {name: cp, type: categorical, levels: [a, a]}
              - {name: age, type: contnuous}
            """);
    Path study =
        file(
            "study.yaml",
            """
            ieum: study/v1
            id: heart
            titel: Heart disease
            purpose: To learn
            population: {table: heart, minimum-cohort: 0}
            outcome: {column: num}
            dictionary: dictionary.yaml
            """);
    assertThatThrownBy(() -> StudyFile.read(study))
        .isInstanceOfSatisfying(
            IeumException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_STUDY))
        .hasMessageStartingWith(study + ": 7 faults")
        .hasMessageContaining(
            study + ":3:1: titel: expected a known key, found 'titel'; did you mean 'title'?")
        .hasMessageContaining("title: expected text, found no such key; add 'title'")
        .hasMessageContaining(
            "population.minimum-cohort: expected an integer from 1 to 2147483647, found 0")
        .hasMessageContaining(dictionary + ":3:50: covariates[0].max: expected a value above min")
        .hasMessageContaining("covariates[1].levels: expected a key that goes with the type")
        .hasMessageContaining("covariates[2].levels: expected distinct levels")
        .hasMessageContaining(
            "covariates[3].type: expected one of continuous, binary, categorical, found 'contnuous'");
  }

  @Test
  void saysNothingElseOfAFileOfAnotherFormat() throws IOException {
    Path later = file("later.yaml", SHORTEST.replace("study/v1", "study/v2") + "colour: blue\n");
    assertThatThrownBy(() -> StudyFile.read(later))
        .hasMessage(
            later
                + ":1:7: ieum: expected the format study/v1, found 'study/v2'; write 'ieum: study/v1'"
                + " and the keys of that format, or read the file with the version of Ieum that it is"
                + " for");
    Path node = file("node.yaml", "ieum: node/v1\nsite: seoul\n");
    assertThatThrownBy(() -> StudyFile.read(node))
        .hasMessageEndingWith(
            "found 'node/v1'; this is a node's configuration, node.yaml; name a study file");
  }

  @Test
  void saysWhatThisVersionCanFitWhereMoreIsAsked() throws IOException {
    String text =
        SHORTEST
            + """
            model: {family: boosting, lasso: 0.1}
            split: {folds: 5}
            """;
    assertThatThrownBy(() -> StudyFile.read(file("study.yaml", text)))
        .hasMessageContaining(
            "model.family: expected one of logistic, linear, poisson, cox, found 'boosting'; this version"
                + " fits linear, logistic, Poisson and Cox regression, by maximum likelihood or with"
                + " a ridge, and logistic regression with Firth's penalty")
        .hasMessageContaining(
            "model.lasso: expected a key of this version, found 'lasso'; this"
                + " version has the penalties 'ridge' and 'firth'")
        .hasMessageContaining(
            "split.folds: expected a key of this version, found 'folds'; this"
                + " version holds out one part");
  }

  @Test
  void firthsPenaltyStartsCold() throws IOException {
    ModelSpec model = StudyFile.read(file("a.yaml", SHORTEST + "model: {firth: true}\n")).model();
    assertThat(model.penalty()).isEqualTo(Penalty.FIRTH);
    assertThat(model.warmStart()).isFalse();
    assertThatThrownBy(
            () -> StudyFile.read(file("b.yaml", SHORTEST + "model: {firth: true, ridge: 1}\n")))
        .hasMessageContaining(
            "model.firth: expected one penalty, found a ridge beside it; leave out one of the two");
    String both = SHORTEST + "model: {firth: true, site-intercepts: true}\n";
    assertThatThrownBy(() -> StudyFile.read(file("c.yaml", both)))
        .hasMessageContaining("model firth: expected a logistic family with one intercept")
        .hasMessageContaining("found site-intercepts");
  }

  @Test
  void refusesCovariatesThatGiveOneCoefficientTwoMeanings() throws IOException {
    String twice = SHORTEST + "  - {name: age, column: b, type: binary}\n";
    assertThatThrownBy(() -> StudyFile.read(file("a.yaml", twice)))
        .hasMessageContaining("covariates[1].name: expected names of its own")
        .hasMessageContaining("found 'age' a second time; rename one of the two");
    String hidden =
        SHORTEST
            + "  - {name: cp, type: categorical, levels: ['1', '2']}\n"
            + "  - {name: cp=2, type: binary}\n";
    assertThatThrownBy(() -> StudyFile.read(file("b.yaml", hidden)))
        .hasMessageContaining("found 'cp=2' a second time");
  }

  @Test
  void refusesTheOutcomeAndThePatientsIdAsCovariates() throws IOException {
    String leak = SHORTEST + "  - {name: target, column: num, type: binary}\n";
    assertThatThrownBy(() -> StudyFile.read(file("a.yaml", leak)))
        .hasMessageContaining("found the column 'num' of covariate target; leave it out");
    String id =
        SHORTEST.replace("{table: heart}", "{table: heart, person-id: pid}")
            + "  - {name: pid, type: binary}\n";
    assertThatThrownBy(() -> StudyFile.read(file("b.yaml", id)))
        .hasMessageContaining("found the column 'pid' of covariate pid; leave it out");
  }

  @Test
  void refusesADictionaryThatIsAbsentOrBesideCovariatesOrItself() throws IOException {
    String without = SHORTEST.substring(0, SHORTEST.indexOf("covariates:"));
    assertThatThrownBy(() -> StudyFile.read(file("a.yaml", without + "dictionary: no.yaml\n")))
        .hasMessageContaining(
            "no.yaml:1:1: expected a YAML file, found no such file; check the path");
    assertThatThrownBy(() -> StudyFile.read(file("b.yaml", without + "dictionary: b.yaml\n")))
        .hasMessageContaining("dictionary: expected a file beside this one");
    assertThatThrownBy(() -> StudyFile.read(file("c.yaml", SHORTEST + "dictionary: no.yaml\n")))
        .hasMessageContaining("covariates: expected a dictionary or covariates");
    assertThatThrownBy(() -> StudyFile.read(file("d.yaml", without)))
        .hasMessageContaining("covariates: expected a list of objects, found no such key");
  }

  @Test
  void refusesSitesThatTheFederationDoesNotHave() throws IOException {
    StudyDraft draft = StudyFile.read(file("a.yaml", SHORTEST + "sites: [seoul, bostn]\n"));
    assertThatThrownBy(() -> draft.manifest(List.of("seoul", "boston")))
        .isInstanceOfSatisfying(
            IeumException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_STUDY))
        .hasMessage(
            draft.file()
                + ": sites: expected sites among boston, seoul, found bostn; did you mean 'boston'?");
    StudyDraft all = StudyFile.read(file("b.yaml", SHORTEST));
    assertThatThrownBy(() -> all.manifest(List.of())).hasMessageContaining("found none");
    assertThatThrownBy(() -> all.manifest(List.of("a", "a")))
        .hasMessageContaining("expected one or more distinct sites");
  }
}
