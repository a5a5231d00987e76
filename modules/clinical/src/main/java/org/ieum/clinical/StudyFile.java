package org.ieum.clinical;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ieum.clinical.definition.OmopSection;
import org.ieum.clinical.omop.OmopDefinition;
import org.ieum.clinical.omop.OmopStudy;
import org.ieum.clinical.yaml.YamlDocument;
import org.ieum.clinical.yaml.YamlObject;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.Outcome;
import org.ieum.federation.study.Penalty;
import org.ieum.federation.study.Split;
import org.ieum.federation.study.StudyManifest;

/**
 * Reads a study file, format {@code study/v1}:
 *
 * <pre>{@code
 * ieum: study/v1
 * id: heart-disease
 * title: Coronary heart disease from a routine examination
 * purpose: …
 * public-data: false            # whether the records are public; every result then says so
 * sites: [cleveland, va]        # optional: all sites of the federation
 * population: {table: heart, person-id: id, minimum-cohort: 20, max-records: 100000,
 *   max-outside-percent: 20}     # of a site's values of a covariate, outside its limits
 * outcome: {column: num}        # 0 or 1; or {column: los, type: continuous, min: 0, max: 365},
 *                               # or {column: falls, type: count, max: 100},
 *                               # or {time: days, event: relapse, max-time: 3650, horizons: [365]}
 * split: {holdout-percent: 25, salt: heart-2026}
 * covariates:                   # or: dictionary: dictionary.yaml
 *   - {name: age, type: continuous, min: 18, max: 110, unit: a}
 *   - {name: sex, type: binary}
 *   - {name: cp, type: categorical, levels: ["1", "2", "3", "4"], missing-indicator: true}
 *                               # transforms of numbers: see DictionaryFile
 * model: {family: logistic, ridge: 0, firth: false, site-intercepts: false, warm-start: true, max-rounds: 25,
 *   without: [cp],              # described, and of use to comparators and subgroups, but not fitted
 *   offset: log-years,          # a covariate that is added as it is, with the coefficient 1
 *   strata: site, ties: efron}  # of the family cox, the only ones that there are
 * evaluation: {bins: 2000, logit-range: 12, by-site: false, site-bins: 100, thresholds: [0.1]}
 * }</pre>
 *
 * {@code public-data}, {@code sites}, {@code split}, {@code model}, {@code evaluation} and, in
 * {@code population}, all but {@code table} may be left out; the defaults are those above, with a
 * minimum cohort of 20, the family that goes with the outcome, no offset, at most 1,000,000
 * records, a share of 20 % of values outside limits and the study's id as salt.
 *
 * <p>A study over OMOP tables has {@code cdm: {table: cdm, minimum-cohort: 20, max-records: …,
 * max-outside-percent: …}} and the keys that {@link OmopSection} shows in place of {@code
 * population}, {@code outcome} and {@code covariates} here.
 */
public final class StudyFile {
  /** The word in a study file's {@code ieum} key. */
  public static final String FORMAT = "study/v1";

  static final long MOST_RECORDS = 1L << 40;

  private static final String FAMILY =
      "this version fits linear, logistic, Poisson and Cox regression, by maximum likelihood or with"
          + " a ridge, and logistic regression with Firth's penalty";

  private static final List<String> UNKNOWN_PENALTIES =
      List.of("lasso", "l1", "l2", "elastic-net", "alpha", "lambda", "penalty");
  private static final String PENALTY =
      "this version has the penalties 'ridge' and 'firth', and selects no covariates";

  private static final List<String> UNKNOWN_SPLITS =
      List.of("folds", "k-fold", "cross-validation", "bootstrap");
  private static final String SPLIT =
      "this version holds out one part, 'split: {holdout-percent: 25}', or one site at a time,"
          + " 'evaluation: {leave-one-site-out: true}'";

  private StudyFile() {}

  /**
   * Reads a study file and the dictionary that it names.
   *
   * @throws org.ieum.federation.error.IeumException BAD_STUDY, with every fault of the file and of
   *     the dictionary that it names, a line each
   */
  public static StudyDraft read(Path file) {
    return read(YamlDocument.read(file, ErrorCode.BAD_STUDY));
  }

  static StudyDraft read(YamlDocument document) {
    YamlObject root = document.root();
    root.format(FORMAT);
    String id = root.name("id");
    String title = root.text("title");
    String purpose = root.text("purpose");
    boolean publicData = root.flag("public-data", false);
    List<String> sites = root.names("sites", List.of());
    if (new HashSet<>(sites).size() != sites.size()) {
      root.fault("sites", "distinct sites", "one of them twice", "name each site once");
    }
    boolean omop = root.has("cdm");
    YamlObject settings = root.object(omop ? "cdm" : "population");
    String table = settings.text("table");
    String personId = omop ? OmopDefinition.PERSON : settings.text("person-id", "");
    int minimumCohort = settings.integer("minimum-cohort", 1, Integer.MAX_VALUE, 20);
    long maxRecords = settings.longInteger("max-records", 1, MOST_RECORDS, 1_000_000);
    int maxOutside =
        settings.integer("max-outside-percent", 0, 100, StudyManifest.USUAL_MAX_OUTSIDE_PERCENT);
    Optional<OmopDefinition> definition =
        omop ? OmopSection.read(document, DictionaryFile.FORMAT) : Optional.empty();
    YamlObject fitting = root.objectOrEmpty("model");
    Outcome outcome = omop ? outcome(definition, fitting) : Outcomes.read(root.object("outcome"));
    if (!outcome.isTime() || !omop) {
      fitting.refuse(
          "horizons",
          "a key of the family cox over OMOP tables",
          "name the horizons of a flat table's times with its outcome");
    }
    YamlObject splitting = root.objectOrEmpty("split");
    YamlObject judging = root.objectOrEmpty("evaluation");
    for (YamlObject place : List.of(root, splitting, judging)) {
      UNKNOWN_SPLITS.forEach(key -> place.unsupported(key, SPLIT));
    }
    int holdout = splitting.integer("holdout-percent", 0, 90, 25);
    String salt = splitting.text("salt", id);
    ModelSpec model = model(fitting, outcome);
    EvaluationSpec evaluation = Evaluations.read(judging);
    Optional<FeatureDictionary> dictionary =
        omop ? definition.map(OmopStudy::dictionary) : dictionary(document);
    if (!omop) {
      dictionary.ifPresent(d -> refuseLeak(root, d, outcome, personId));
      refuseIdAsOutcome(settings, outcome, personId);
      refuseOmopParts(root);
    }
    document.finish();
    StudyDraft draft =
        new StudyDraft(
            document.file(),
            id,
            title,
            purpose,
            sites,
            table,
            personId,
            outcome,
            dictionary.orElseThrow(),
            definition,
            new Split(holdout, salt),
            model,
            evaluation,
            maxRecords,
            minimumCohort,
            maxOutside,
            publicData);
    refuseUnfit(root, draft);
    document.finish();
    return draft;
  }

  /** Over OMOP tables; a faulty definition stands for one of a risk. */
  private static Outcome outcome(Optional<OmopDefinition> definition, YamlObject model) {
    Outcome outcome =
        definition.map(OmopStudy::outcome).orElseGet(() -> Outcome.binary(OmopDefinition.OUTCOME));
    return outcome.isTime() ? Outcomes.withHorizons(outcome, model) : outcome;
  }

  private static ModelSpec model(YamlObject model, Outcome outcome) {
    ModelSpec.Family family =
        model.choice("family", ModelSpec.Family.class, ModelSpec.Family.of(outcome.kind()), FAMILY);
    ModelSpec standard = ModelSpec.of(family);
    boolean firth = model.flag("firth", false);
    UNKNOWN_PENALTIES.forEach(key -> model.unsupported(key, PENALTY));
    onlyOf(model, family, "strata", "site", "hazards are compared within each site");
    onlyOf(model, family, "ties", "efron", "events at one time are ordered by Efron's mean");
    return new ModelSpec(
        family,
        penalty(model, firth),
        model.flag("site-intercepts", standard.siteIntercepts()),
        model.flag("warm-start", standard.warmStart() && !firth),
        model.integer("max-rounds", 1, 1000, standard.maxRounds()),
        model.has("without") ? distinct(model, "without") : List.of(),
        model.optionalText("offset"));
  }

  /** A setting of hazards that has one value, which may be said. */
  private static void onlyOf(
      YamlObject model, ModelSpec.Family family, String key, String only, String remedy) {
    if (family != ModelSpec.Family.COX) {
      model.refuse(key, "a key of the family cox", "leave it out");
    } else if (!model.text(key, only).equals(only)) {
      model.fault(key, only, "another value", remedy);
    }
  }

  private static Penalty penalty(YamlObject model, boolean firth) {
    double ridge = model.number("ridge", 0, 1e6, 0);
    if (firth && ridge > 0) {
      model.fault("firth", "one penalty", "a ridge beside it", "leave out one of the two");
    }
    return firth ? Penalty.FIRTH : Penalty.ridge(ridge);
  }

  private static List<String> distinct(YamlObject object, String key) {
    List<String> texts = object.texts(key);
    Set<String> once = new LinkedHashSet<>(texts);
    if (once.size() < texts.size()) {
      object.fault(key, "distinct names", "one of them twice", "name each once");
    }
    return List.copyOf(once);
  }

  /** Model and evaluation must fit the dictionary, whichever sites take part. */
  private static void refuseUnfit(YamlObject root, StudyDraft draft) {
    try {
      draft.unchecked(List.of("a", "b", "c", "d"));
    } catch (IllegalArgumentException e) {
      boolean model = String.valueOf(e.getMessage()).startsWith("model ");
      root.fault(
          model ? "model" : "evaluation",
          model
              ? "a family for the outcome, and covariates that the dictionary has, one or more of"
                  + " them fitted"
              : "subgroups and comparators that the dictionary can serve",
          "another (" + e.getMessage() + ")",
          "correct it");
    }
  }

  private static Optional<FeatureDictionary> dictionary(YamlDocument document) {
    YamlObject root = document.root();
    if (!root.has("dictionary")) {
      return Covariates.read(document, root);
    }
    root.refuse("covariates", "a dictionary or covariates", "keep one of the two");
    int before = document.faultCount();
    Path file = root.path("dictionary");
    if (document.faultCount() > before) {
      return Optional.empty();
    }
    if (file.equals(document.file())) {
      root.fault("dictionary", "a file beside this one", "this one", "name a dictionary file");
      return Optional.empty();
    }
    return DictionaryFile.read(document.readAlso(file));
  }

  private static void refuseOmopParts(YamlObject root) {
    for (String key : List.of("concept-sets", "target", "time-at-risk")) {
      root.refuse(key, "a key that goes with 'cdm'", "add 'cdm: {table: …}' or remove it");
    }
  }

  /** Who a row is of says nothing of what happened. */
  private static void refuseIdAsOutcome(YamlObject settings, Outcome outcome, String personId) {
    if (!personId.isEmpty()
        && (personId.equals(outcome.column()) || personId.equals(outcome.time()))) {
      settings.fault(
          "person-id",
          "a column other than the outcome's",
          "the same",
          "name the column that identifies a patient, or leave it out");
    }
  }

  /** The outcome predicts itself perfectly, and the patient's id is no covariate. */
  private static void refuseLeak(
      YamlObject root, FeatureDictionary dictionary, Outcome outcome, String personId) {
    for (Covariate covariate : dictionary.covariates()) {
      if (covariate.column().equals(outcome.column())
          || covariate.column().equals(outcome.time())
          || covariate.column().equals(personId)) {
        root.fault(
            root.has("dictionary") ? "dictionary" : "covariates",
            "columns other than the outcome's and the patient's id",
            "the column '" + covariate.column() + "' of covariate " + covariate.name(),
            "leave it out");
      }
    }
  }
}
