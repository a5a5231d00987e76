package org.ieum.clinical.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ieum.clinical.StudyDraft;
import org.ieum.clinical.concept.ConceptItem;
import org.ieum.clinical.concept.ConceptSet;
import org.ieum.clinical.omop.OmopDefinition;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.Outcome;
import org.ieum.federation.study.StudyManifest;

/**
 * What a study does, in words.
 *
 * @param study at the sites that take part; at any four where they are not settled
 * @param sections in the order of the work
 * @param headings of the covariates' table
 * @param covariates its rows
 */
public record StudyPlan(
    StudyManifest study,
    List<Section> sections,
    List<String> headings,
    List<List<String>> covariates) {
  private static final String ENTERS_AS = "enters the model as";
  private static final String LABEL = "label";
  private static final List<String> FLAT =
      List.of("name", "column", "type", "unit", "plausible", ENTERS_AS, "when absent");

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
  }

  /**
   * The plan of a study.
   *
   * @param sites the sites that take part
   */
  public static StudyPlan of(StudyDraft draft, List<String> sites) {
    return of(draft, draft.manifest(sites));
  }

  /** The plan of a study at the sites that its file names; it says what depends on others. */
  public static StudyPlan of(StudyDraft draft) {
    if (!draft.sites().isEmpty()) {
      return of(draft, draft.sites());
    }
    StudyManifest some = draft.manifest(anySites(EvaluationSpec.LEAST_SITES_TO_LEAVE_OUT));
    StudyPlan plan = of(draft, some);
    List<Section> sections = new ArrayList<>(plan.sections());
    sections.add(new Section("What depends on the number of sites", false, SiteWords.open(some)));
    return new StudyPlan(some, sections, plan.headings(), plan.covariates());
  }

  private static List<String> anySites(int number) {
    return IntStream.rangeClosed(1, number).mapToObj(s -> "site-" + s).toList();
  }

  private static StudyPlan of(StudyDraft draft, StudyManifest study) {
    List<Section> sections = new ArrayList<>();
    sections.add(new Section("Purpose", false, purpose(draft)));
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
    sections.add(new Section("Model", false, ModelWords.sentences(draft)));
    sections.add(new Section("How it is judged", false, EvaluationWords.sentences(study)));
    List<String> headings =
        new ArrayList<>(draft.omop().isPresent() ? CovariateWords.HEADINGS : FLAT);
    rows = notFitted(draft.model(), headings, rows);
    if (draft.dictionary().covariates().stream().anyMatch(c -> !c.label().isEmpty())) {
      headings.add(1, LABEL);
      rows = labelled(draft.dictionary(), rows);
    }
    return new StudyPlan(study, sections, headings, rows);
  }

  private static List<String> purpose(StudyDraft draft) {
    List<String> sentences = new ArrayList<>(List.of(draft.purpose().strip()));
    if (draft.publicData()) {
      sentences.add(
          "The records are public, the study says, and every result repeats it: refuse it over"
              + " records of patients who have not published them.");
    }
    return sentences;
  }

  private static List<List<String>> notFitted(
      ModelSpec model, List<String> headings, List<List<String>> rows) {
    List<List<String>> out = new ArrayList<>();
    for (List<String> row : rows) {
      List<String> cells = new ArrayList<>(row);
      if (model.without().contains(cells.get(0))) {
        cells.set(headings.indexOf(ENTERS_AS), "not fitted");
      }
      out.add(cells);
    }
    return out;
  }

  /** The same rows with the label after the name. */
  private static List<List<String>> labelled(
      FeatureDictionary dictionary, List<List<String>> rows) {
    List<List<String>> out = new ArrayList<>();
    for (List<String> row : rows) {
      List<String> cells = new ArrayList<>(row);
      String label = dictionary.covariate(row.get(0)).label();
      cells.add(1, label.isEmpty() ? "–" : label);
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
    List<String> ages = CovariateWords.ages(d.covariates());
    if (!ages.isEmpty()) {
      sections.add(new Section("How age is counted", false, ages));
    }
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
            outcome(draft.outcome())));
  }

  private static String outcome(Outcome outcome) {
    if (outcome.isTime()) {
      return "The outcome is the column '"
          + outcome.time()
          + "', "
          + outcome.words()
          + ", with the column '"
          + outcome.column()
          + "', 1 where the event happened then and 0 where it was not observed to; a value beyond"
          + " is refused.";
    }
    return "The outcome is the column '"
        + outcome.column()
        + "', "
        + outcome.words()
        + (outcome.binary() ? "." : "; a value beyond is refused.");
  }

  private static List<String> cells(Covariate c) {
    String model =
        switch (c.type()) {
          case CONTINUOUS -> c.basis().summary();
          case BINARY -> "0 or 1";
          case CATEGORICAL ->
              String.join(" / ", c.levels().subList(1, c.levels().size()))
                  + " against "
                  + c.levels().get(0);
        };
    return List.of(
        c.name(),
        c.column(),
        c.type().name().toLowerCase(Locale.ROOT),
        c.unit().isEmpty() ? "–" : c.unit(),
        c.limited() ? Phrases.number(c.min()) + " to " + Phrases.number(c.max()) : "–",
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
}
