package org.ieum.clinical.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ieum.clinical.StudyDraft;
import org.ieum.clinical.concept.ConceptItem;
import org.ieum.clinical.concept.ConceptSet;
import org.ieum.clinical.omop.OmopDefinition;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.CovariateType;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.StudyManifest;

/**
 * What a study does, in words.
 *
 * @param sections in the order of the work
 * @param headings of the covariates' table
 * @param covariates its rows
 * @param outgoing what each site sends, round by round
 */
public record StudyPlan(
    List<Section> sections,
    List<String> headings,
    List<List<String>> covariates,
    List<Outgoing> outgoing) {
  private static final List<String> FLAT =
      List.of("name", "column", "type", "unit", "plausible", "enters the model as", "when absent");

  /** Column of both kinds of tables. */
  private static final int ENTERS_AS = 5;

  /**
   * Some sentences under a title.
   *
   * @param numbered whether they are steps in order
   */
  public record Section(String title, boolean numbered, List<String> sentences) {
    public Section {
      sentences = List.copyOf(sentences);
    }
  }

  public StudyPlan {
    sections = List.copyOf(sections);
    headings = List.copyOf(headings);
    covariates = covariates.stream().map(List::copyOf).toList();
    outgoing = List.copyOf(outgoing);
  }

  /**
   * The plan of a study.
   *
   * @param sites the sites that take part; where results by site are asked for, vectors grow with
   *     their number
   */
  public static StudyPlan of(StudyDraft draft, List<String> sites) {
    StudyManifest study = draft.manifest(sites);
    List<Section> sections = new ArrayList<>();
    sections.add(new Section("Purpose", false, List.of(draft.purpose().strip())));
    List<List<String>> rows;
    if (draft.omop().isPresent()) {
      OmopDefinition omop = draft.omop().get();
      omop(sections, omop);
      rows = omop.covariates().stream().map(CovariateWords::cells).toList();
    } else {
      sections.add(flat(draft));
      rows = draft.dictionary().covariates().stream().map(StudyPlan::cells).toList();
    }
    sections.add(new Section("Records held out", false, List.of(heldOut(draft))));
    sections.add(new Section("Model", false, model(draft)));
    sections.add(new Section("How it is judged", false, EvaluationWords.sentences(study)));
    List<String> headings = draft.omop().isPresent() ? CovariateWords.HEADINGS : FLAT;
    return new StudyPlan(sections, headings, notFitted(draft.model(), rows), Outgoing.of(study));
  }

  private static List<List<String>> notFitted(ModelSpec model, List<List<String>> rows) {
    List<List<String>> out = new ArrayList<>();
    for (List<String> row : rows) {
      List<String> cells = new ArrayList<>(row);
      if (model.without().contains(cells.get(0))) {
        cells.set(ENTERS_AS, "not fitted");
      }
      out.add(cells);
    }
    return out;
  }

  private static void omop(List<Section> sections, OmopDefinition d) {
    sections.add(
        new Section(
            "Who is studied: " + d.target().name(), true, CohortWords.sentences(d.target())));
    sections.add(
        new Section(
            "What is predicted: " + d.outcome().cohort().name(),
            true,
            PopulationWords.outcome(d.outcome())));
    sections.add(
        new Section(
            "When it counts", false, PopulationWords.timeAtRisk(d.population().timeAtRisk())));
    sections.add(new Section("Who is left out then", true, PopulationWords.steps(d.population())));
    sections.add(
        new Section(
            "Concept sets", false, d.conceptSets().stream().map(StudyPlan::conceptSet).toList()));
    List<String> conversions = CovariateWords.conversions(d.covariates());
    if (conversions.size() > 1) {
      sections.add(new Section("Units that are accepted", false, conversions));
    }
  }

  private static String conceptSet(ConceptSet set) {
    return set.name()
        + ": "
        + set.items().stream().map(StudyPlan::concept).collect(Collectors.joining(", "));
  }

  private static String concept(ConceptItem item) {
    return (item.excluded() ? "without " : "")
        + item.conceptId()
        + (item.code().isEmpty() ? "" : " [" + item.code() + "]")
        + (item.descendants() ? " and below" : " alone")
        + (item.mapped() ? ", with source codes that map to it" : "");
  }

  private static Section flat(StudyDraft draft) {
    return new Section(
        "Who is studied",
        false,
        List.of(
            "Every row of the table '"
                + draft.table()
                + "' is a patient"
                + (draft.personId().isEmpty()
                    ? "."
                    : ", identified by the column '" + draft.personId() + "'."),
            "The outcome is the column '" + draft.outcome() + "', 0 or 1."));
  }

  private static List<String> cells(Covariate c) {
    boolean continuous = c.type() == CovariateType.CONTINUOUS;
    String model =
        continuous
            ? "x"
            : c.type() == CovariateType.BINARY
                ? "0 or 1"
                : String.join(" / ", c.levels().subList(1, c.levels().size()))
                    + " against "
                    + c.levels().get(0);
    return List.of(
        c.name(),
        c.column(),
        c.type().name().toLowerCase(Locale.ROOT),
        c.unit().isEmpty() ? "–" : c.unit(),
        continuous ? Phrases.number(c.min()) + " to " + Phrases.number(c.max()) : "–",
        model,
        c.missingIndicator() ? "mean + indicator" : "mean");
  }

  private static String heldOut(StudyDraft draft) {
    int percent = draft.split().holdoutPercent();
    return percent == 0
        ? "None: the model is judged on the records that trained it, which flatters it."
        : percent
            + " % of the patients, those whose keyed hash (public key '"
            + draft.split().salt()
            + "') falls below "
            + percent
            + " of 100; the model is judged on them.";
  }

  private static String outside(int percent) {
    return "A number outside its covariate's plausible limits counts as absent, and is counted; "
        + (percent == 100
            ? "however many there are, a site takes part."
            : "where that is more than "
                + percent
                + " % of a covariate's values at a site, units are likely mixed up, and the site"
                + " does not take part.");
  }

  private static long fitted(StudyDraft draft) {
    List<Covariate> covariates = draft.dictionary().covariates();
    return draft.dictionary().design().stream()
        .filter(column -> draft.model().fits(covariates.get(column.covariate())))
        .count();
  }

  private static List<String> model(StudyDraft draft) {
    ModelSpec m = draft.model();
    List<String> out = new ArrayList<>();
    out.add(
        "Logistic regression"
            + (m.ridge() == 0
                ? " by maximum likelihood"
                : " with a ridge of " + Phrases.number(m.ridge()))
            + (m.siteIntercepts() ? ", one intercept a site" : ", one intercept for all sites")
            + "; "
            + fitted(draft)
            + " columns, standardised by the mean and deviation of all sites' training records.");
    out.add(
        "An absent value is set to that mean, so that it moves no prediction; an indicator, where"
            + " there is one, is a column of its own.");
    if (!m.without().isEmpty()) {
      out.add(
          "Described, and of use to published models and groups, but not fitted: "
              + String.join(", ", m.without())
              + ".");
    }
    if (draft.dictionary().covariates().stream().anyMatch(Covariate::limited)) {
      out.add(outside(draft.maxOutsidePercent()));
    }
    out.add(
        "A site takes part with "
            + draft.minimumCohort()
            + " records or more, and asks for more if its policy does.");
    return out;
  }
}
