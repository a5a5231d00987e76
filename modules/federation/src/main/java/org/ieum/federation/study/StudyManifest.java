package org.ieum.federation.study;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The public document from which every party derives the same study. Its canonical bytes are what
 * is submitted, approved, hashed and replayed.
 *
 * @param id short name: lower-case letters, digits and hyphens
 * @param title one line for people
 * @param purpose why, for those who approve
 * @param sites names of the sites that take part, sorted
 * @param table name under which every site offers its flat table or its CDM
 * @param personId column that identifies the patient, or empty where a row's position serves
 * @param outcome what is predicted
 * @param maxRecords cap on the records of all sites together; sets the fixed-point scale
 * @param minimumCohort fewest records a site may take part with
 * @param preparation how the analysis table comes about
 * @param maxOutsidePercent largest share, in percent, of a site's recorded values of a covariate
 *     that may lie outside its plausible limits; more are taken for a mix-up of units
 * @param publicData whether the records are public, so that no rule has a patient to protect; every
 *     result says so
 */
public record StudyManifest(
    String id,
    String title,
    String purpose,
    List<String> sites,
    String table,
    String personId,
    Outcome outcome,
    FeatureDictionary dictionary,
    Split split,
    ModelSpec model,
    EvaluationSpec evaluation,
    long maxRecords,
    int minimumCohort,
    Preparation preparation,
    int maxOutsidePercent,
    boolean publicData) {
  /** The {@code maxOutsidePercent} of a study that does not say otherwise. */
  public static final int USUAL_MAX_OUTSIDE_PERCENT = 20;

  private static final int LEAST_OF_A_KIND = 10;
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?");

  public StudyManifest {
    sites = sites.stream().sorted().toList();
    if (!isName(id)) {
      throw new IllegalArgumentException(
          "study id: expected lower-case letters, digits and hyphens, found '" + id + "'");
    }
    if (sites.isEmpty()
        || new HashSet<>(sites).size() != sites.size()
        || !sites.stream().allMatch(StudyManifest::isName)) {
      throw new IllegalArgumentException(
          "study " + id + ": expected one or more distinct site names, found " + sites);
    }
    if (table.isBlank()) {
      throw new IllegalArgumentException("study " + id + ": expected a table");
    }
    if (maxRecords < 1 || maxRecords > 1L << 40) {
      throw new IllegalArgumentException("study " + id + ": expected max-records from 1 to 2^40");
    }
    if (minimumCohort < 1) {
      throw new IllegalArgumentException(
          "study " + id + ": expected a minimum cohort of 1 or more");
    }
    if (maxOutsidePercent < 0 || maxOutsidePercent > 100) {
      throw new IllegalArgumentException(
          "study " + id + ": expected max-outside-percent from 0 to 100");
    }
    model.check(dictionary);
    model.check(outcome);
    evaluation.check(dictionary, sites.size());
    evaluation.check(outcome);
    if (outcome.averages() && !preparation.equals(Preparation.flat())) {
      throw new IllegalArgumentException(
          "outcome: expected 0 or 1, or a time, of a table that is prepared, found "
              + outcome.words());
    }
    if (!outcome.binary() && preparation.weight().isPresent()) {
      throw new IllegalArgumentException(
          "outcome: expected 0 or 1 where records carry weights, found " + outcome.words());
    }
    if (preparation.weight().isPresent() && model.penalty().firth()) {
      throw new IllegalArgumentException(
          "study "
              + id
              + ": expected no Firth penalty where records carry weights, found firth; add a ridge"
              + " instead");
    }
    if (preparation.weight().isPresent() && model.siteIntercepts()) {
      throw new IllegalArgumentException(
          "study "
              + id
              + ": expected one intercept where records carry weights, found site intercepts; leave"
              + " out one of the two");
    }
  }

  /**
   * A study of patients' records and a binary outcome, with the usual share of values outside their
   * limits.
   */
  public StudyManifest(
      String id,
      String title,
      String purpose,
      List<String> sites,
      String table,
      String personId,
      String outcome,
      FeatureDictionary dictionary,
      Split split,
      ModelSpec model,
      EvaluationSpec evaluation,
      long maxRecords,
      int minimumCohort,
      Preparation preparation) {
    this(
        id,
        title,
        purpose,
        sites,
        table,
        personId,
        Outcome.binary(outcome),
        dictionary,
        split,
        model,
        evaluation,
        maxRecords,
        minimumCohort,
        preparation,
        USUAL_MAX_OUTSIDE_PERCENT,
        false);
  }

  /** A study of flat tables whose records weigh 1 each. */
  public StudyManifest(
      String id,
      String title,
      String purpose,
      List<String> sites,
      String table,
      String personId,
      String outcome,
      FeatureDictionary dictionary,
      Split split,
      ModelSpec model,
      EvaluationSpec evaluation,
      long maxRecords,
      int minimumCohort) {
    this(
        id,
        title,
        purpose,
        sites,
        table,
        personId,
        outcome,
        dictionary,
        split,
        model,
        evaluation,
        maxRecords,
        minimumCohort,
        Preparation.flat());
  }

  /**
   * Fewest events, and fewest non-events, that count as a group of their own: ten, or half of the
   * minimum cohort where that is less. So many must be effective where records carry weights, and
   * so many must be in a part of which a site's own figures are told.
   */
  public static int leastOfAKind(int minimumCohort) {
    return Math.min(LEAST_OF_A_KIND, minimumCohort / 2 + minimumCohort % 2);
  }

  /** Whether {@code text} is fit to name a study or a site. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** The analysis that the study is, with the version that this release has of it. */
  public AnalysisVersion analysis() {
    return model.family().analysis();
  }

  /** Canonical JSON (RFC 8785, doubles as hexadecimal text). */
  public byte[] toBytes() {
    return Canonical.write(ManifestJson.write(this));
  }

  /**
   * Reads canonical bytes.
   *
   * @throws org.ieum.federation.error.IeumException BAD_STUDY when they are not canonical
   */
  public static StudyManifest fromBytes(byte[] bytes) {
    return ManifestJson.read(bytes);
  }

  /** SHA-256 of the canonical bytes, in hexadecimal: the study's identity. */
  public String digest() {
    return Canonical.sha256(toBytes());
  }

  public StudyManifest withOutcome(Outcome other, ModelSpec fit) {
    Changed changed = new Changed();
    changed.outcome = other;
    changed.model = fit;
    return changed.study();
  }

  public StudyManifest withSites(List<String> names) {
    Changed changed = new Changed();
    changed.sites = names;
    return changed.study();
  }

  public StudyManifest withModel(ModelSpec other) {
    Changed changed = new Changed();
    changed.model = other;
    return changed.study();
  }

  public StudyManifest withEvaluation(EvaluationSpec other) {
    Changed changed = new Changed();
    changed.evaluation = other;
    return changed.study();
  }

  public StudyManifest withSplit(Split other) {
    Changed changed = new Changed();
    changed.split = other;
    return changed.study();
  }

  public StudyManifest withMaxRecords(long cap) {
    Changed changed = new Changed();
    changed.maxRecords = cap;
    return changed.study();
  }

  public StudyManifest withPreparation(Preparation other) {
    Changed changed = new Changed();
    changed.preparation = other;
    return changed.study();
  }

  public StudyManifest withMaxOutsidePercent(int percent) {
    Changed changed = new Changed();
    changed.maxOutsidePercent = percent;
    return changed.study();
  }

  public StudyManifest withPublicData() {
    Changed changed = new Changed();
    changed.publicData = true;
    return changed.study();
  }

  /** The parts that a copy may change, at first those of this study. */
  private final class Changed {
    private List<String> sites = StudyManifest.this.sites;
    private Outcome outcome = StudyManifest.this.outcome;
    private Split split = StudyManifest.this.split;
    private ModelSpec model = StudyManifest.this.model;
    private EvaluationSpec evaluation = StudyManifest.this.evaluation;
    private long maxRecords = StudyManifest.this.maxRecords;
    private Preparation preparation = StudyManifest.this.preparation;
    private int maxOutsidePercent = StudyManifest.this.maxOutsidePercent;
    private boolean publicData = StudyManifest.this.publicData;

    StudyManifest study() {
      return new StudyManifest(
          id,
          title,
          purpose,
          sites,
          table,
          personId,
          outcome,
          dictionary,
          split,
          model,
          evaluation,
          maxRecords,
          minimumCohort,
          preparation,
          maxOutsidePercent,
          publicData);
    }
  }
}
