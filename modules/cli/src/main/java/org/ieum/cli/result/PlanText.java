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
import org.ieum.clinical.words.StudyPlan;
import org.ieum.clinical.words.StudyPlan.Section;
import org.ieum.federation.plan.PlannedRound;
import org.ieum.federation.plan.PlannedRounds;
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
 *
 * What leaves a hospital
 *   1. Asked once: 82 numbers, 656 bytes
 *      counts and means: 26 numbers
 *         4  training records; training records with the outcome; records held out; …
 *        22  for each of 11 columns: training records with a value of it; distances of …
 * </pre>
 */
public final class PlanText {
  private static final int WIDTH = 118;

  private PlanText() {}

  /**
   * The plan as lines.
   *
   * @param settled whether the sites that take part are known
   */
  public static List<String> lines(
      StudyDraft draft, StudyPlan plan, PlannedRounds rounds, boolean settled) {
    List<String> out = new ArrayList<>();
    out.add(draft.title());
    out.add(
        "  sites       " + (draft.sites().isEmpty() ? "all" : String.join(", ", draft.sites())));
    out.add(
        "  table       "
            + draft.table()
            + (draft.omop().isPresent()
                ? " (OMOP CDM)"
                : ", outcome " + OutcomeWords.said(draft.outcome())));
    out.add("  dictionary  " + draft.dictionary().digest());
    plan.sections().forEach(section -> section(out, section));
    out.add("");
    out.add("From what: " + plan.covariates().size() + " covariates");
    Table covariates = Table.of(plan.headings().toArray(String[]::new)).ofWords();
    plan.covariates().forEach(row -> covariates.row(row.toArray(String[]::new)));
    covariates.lines().forEach(line -> out.add("  " + line));
    out.add("");
    rounds(out, new RoundWords(rounds, settled), rounds);
    return out;
  }

  private static void rounds(List<String> out, RoundWords words, PlannedRounds rounds) {
    out.add("What leaves a hospital");
    out.addAll(Paragraph.lines("  ", words.promise(), WIDTH));
    int number = 1;
    for (PlannedRound round : rounds.rounds()) {
      out.add("");
      out.addAll(
          Paragraph.lines(
              "  " + number++ + ". ",
              "Asked "
                  + words.asked(round)
                  + ": "
                  + words.numbers(round)
                  + ", "
                  + words.size(round),
              WIDTH));
      words.questions(round).forEach(q -> questions(out, q));
    }
  }

  private static void questions(List<String> out, RoundWords.Questions asked) {
    String each = asked.questions().size() > 1 ? " each" : "";
    out.addAll(
        Paragraph.lines(
            "     ", String.join(" · ", asked.questions()) + ": " + asked.numbers() + each, WIDTH));
    int width = asked.about().stream().mapToInt(n -> n.numbers().length()).max().orElse(0);
    for (RoundWords.Numbers some : asked.about()) {
      String pad = " ".repeat(width - some.numbers().length());
      out.addAll(Paragraph.lines("       " + pad + some.numbers() + "  ", some.meaning(), WIDTH));
    }
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

  public static Map<String, Object> document(
      StudyDraft draft, StudyPlan plan, PlannedRounds rounds, boolean settled) {
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
    if (settled) {
      document.put("sitesAssumed", plan.study().sites().size());
    }
    document.put("outgoing", new RoundWords(rounds, settled).document());
    return document;
  }

  private static Map<String, Object> document(Section section) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("title", section.title());
    document.put("sentences", section.sentences());
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
