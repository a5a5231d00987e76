package org.ieum.cli.result;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ieum.clinical.StudyDraft;
import org.ieum.clinical.omop.OmopDefinitions;
import org.ieum.clinical.omop.OmopStudy;
import org.ieum.clinical.words.Outgoing;
import org.ieum.clinical.words.StudyPlan;
import org.ieum.clinical.words.StudyPlan.Section;
import org.ieum.federation.study.Canonical;
import org.ieum.federation.study.DesignColumn;

/**
 * A study's plan as text.
 *
 * <pre>
 * Dementia within five years, at 60 to 84
 *   sites       all
 *   table       cdm (OMOP CDM)
 *   dictionary  3f9c2a71…
 *
 * Who is studied: patients of 60 to 84 without dementia
 *   1. Take every visit of 'visits' that starts from 2012-01-01 to 2018-12-31, …
 * </pre>
 */
public final class PlanText {
  private static final int WIDTH = 118;

  private PlanText() {}

  /**
   * The plan as lines.
   *
   * @param sites how many take part; 0 where they are not settled
   */
  public static List<String> lines(StudyDraft draft, StudyPlan plan, int sites) {
    List<String> out = new ArrayList<>();
    out.add(draft.title());
    out.add(
        "  sites       " + (draft.sites().isEmpty() ? "all" : String.join(", ", draft.sites())));
    out.add(
        "  table       "
            + draft.table()
            + (draft.omop().isPresent() ? " (OMOP CDM)" : ", outcome " + draft.outcome()));
    out.add("  dictionary  " + draft.dictionary().digest());
    plan.sections().forEach(section -> section(out, section));
    out.add("");
    out.add("From what: " + plan.covariates().size() + " covariates");
    Table covariates = Table.of(plan.headings().toArray(String[]::new)).ofWords();
    plan.covariates().forEach(row -> covariates.row(row.toArray(String[]::new)));
    covariates.lines().forEach(line -> out.add("  " + line));
    out.add("");
    out.add("What leaves a hospital");
    out.addAll(Paragraph.lines("  ", outgoing(sites), WIDTH));
    Table rounds = Table.of("numbers", "asked", "round").ofWords();
    plan.outgoing().forEach(r -> rounds.row(numbers(r), r.times(), r.what()));
    rounds.lines().forEach(line -> out.add("  " + line));
    return out;
  }

  private static String outgoing(int sites) {
    return "In each round one vector of whole numbers, masked so that only the sum over all hospitals"
        + " can be read; never a row, a date, a code or an identifier. Its length follows from this"
        + " file alone"
        + (sites == 0
            ? " and the number of sites:"
            : ", here for " + sites + (sites == 1 ? " site:" : " sites:"));
  }

  private static String numbers(Outgoing round) {
    return round.perSite() == 0
        ? Integer.toString(round.numbers())
        : round.numbers() + " + " + round.perSite() + " a site";
  }

  private static void section(List<String> out, Section section) {
    out.add("");
    out.add(section.title());
    int number = 1;
    for (String sentence : section.sentences()) {
      String lead = section.numbered() ? String.format(Locale.ROOT, "  %2d. ", number++) : "  ";
      out.addAll(Paragraph.lines(lead, sentence, WIDTH));
    }
  }

  public static Map<String, Object> document(StudyDraft draft, StudyPlan plan, int sites) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("study", draft.id());
    document.put("title", draft.title());
    document.put("sites", draft.sites());
    document.put("table", draft.table());
    document.put("dictionaryDigest", draft.dictionary().digest());
    draft
        .omop()
        .ifPresent(
            omop -> {
              String json = OmopDefinitions.toJson(omop);
              document.put(
                  "definitionDigest", Canonical.sha256(json.getBytes(StandardCharsets.UTF_8)));
              document.put("attritionSteps", OmopStudy.preparation(omop).steps());
            });
    document.put("design", draft.dictionary().design().stream().map(DesignColumn::name).toList());
    document.put("plan", plan.sections().stream().map(PlanText::document).toList());
    document.put(
        "covariates", plan.covariates().stream().map(row -> named(plan.headings(), row)).toList());
    if (sites > 0) {
      document.put("sitesAssumed", sites);
    }
    document.put("outgoing", plan.outgoing().stream().map(PlanText::document).toList());
    return document;
  }

  private static Map<String, Object> document(Section section) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("title", section.title());
    document.put("sentences", section.sentences());
    return document;
  }

  private static Map<String, Object> document(Outgoing round) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("round", round.what());
    document.put("numbers", round.numbers());
    document.put("numbersPerSite", round.perSite());
    document.put("asked", round.times());
    return document;
  }

  private static Map<String, Object> named(List<String> headings, List<String> row) {
    Map<String, Object> document = new LinkedHashMap<>();
    for (int i = 0; i < row.size(); i++) {
      document.put(headings.get(i), row.get(i));
    }
    return document;
  }
}
