package org.ieum.cli.result;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ieum.clinical.StudyDraft;
import org.ieum.clinical.words.StudyPlan;
import org.ieum.federation.plan.PlannedRounds;
import org.ieum.federation.preview.Finding;
import org.ieum.federation.preview.LeakWarning;
import org.ieum.federation.preview.SitePreview;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.node.StudyPreview;

/**
 * A preview as text.
 *
 * <pre>
 * …the plan in words…
 *
 * What is read at seoul: jdbc:postgresql://cdm.hospital/cdm schema omop, CDM 5.4
 *   table         rows
 *   measurement   61,204
 *
 * What was found
 *   block  FOREIGN_KEY  measurement.person_id  12 of 61,204
 *          expected persons of the table person, found others; …
 *
 * The first vector that would leave: moments, 23 numbers, 184 bytes, before it is masked
 *   number       value    in words
 *   records        1204   records that train the model
 *   sum · age    8790.4   mean 71.3010 years
 * </pre>
 */
public final class PreviewText {
  private static final int WIDTH = 118;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private PreviewText() {}

  /**
   * The preview as lines.
   *
   * @param rounds of the study that is looked at
   */
  public static List<String> lines(
      StudyDraft draft, PlannedRounds rounds, StudyPreview preview, String site) {
    StudyPlan plan = StudyPlan.of(draft, preview.study().sites());
    List<String> out = new ArrayList<>(PlanText.lines(draft, plan, rounds, true));
    SitePreview found = preview.found();
    out.add("");
    out.add(
        "What is read at "
            + site
            + ": "
            + found.address()
            + (found.cdmVersion().isEmpty() ? "" : ", CDM " + found.cdmVersion()));
    counts(out, "table", "rows", found.scanned());
    findings(out, found.findings());
    leaks(out, draft.dictionary(), found.leaks());
    if (!found.obstacle().isEmpty()) {
      out.add("");
      out.add("The study cannot run here");
      found.obstacle().lines().forEach(line -> out.addAll(Paragraph.lines("  ", line, WIDTH)));
    }
    if (!found.attrition().isEmpty()) {
      out.add("");
      out.add(
          "Patients left after each step; "
              + Figures.count(found.outcomes())
              + " with the outcome");
      counts(out, "step", "patients", found.attrition());
    }
    weights(out, found);
    missing(out, draft.dictionary(), found);
    outside(out, found);
    vector(out, preview, words(draft, preview, site));
    out.add("");
    out.add(
        found.blocked()
            ? "Something above is in the study's way; mend it and look again."
            : "Decide: ieum node approve "
                + preview.study().id()
                + " | ieum node refuse "
                + preview.study().id());
    return out;
  }

  private static void counts(
      List<String> out, String name, String count, List<SitePreview.Count> counts) {
    Table table = Table.of(name, count);
    counts.forEach(c -> table.row(c.name(), Figures.count(c.count())));
    table.lines().forEach(line -> out.add("  " + line));
  }

  private static void findings(List<String> out, List<Finding> findings) {
    out.add("");
    out.add("What was found" + (findings.isEmpty() ? ": nothing amiss" : ""));
    for (Finding f : findings) {
      String share =
          f.of() > 0
              ? "  " + Figures.count(f.count()) + " of " + Figures.count(f.of())
              : f.count() > 0 ? "  " + Figures.count(f.count()) : "";
      out.add(
          "  "
              + String.format(Locale.ROOT, "%-5s", f.severity().name().toLowerCase(Locale.ROOT))
              + "  "
              + f.code()
              + "  "
              + f.subject()
              + share);
      out.addAll(Paragraph.lines("         ", f.text(), WIDTH));
    }
  }

  private static void leaks(
      List<String> out, FeatureDictionary dictionary, List<LeakWarning> leaks) {
    if (leaks.isEmpty()) {
      return;
    }
    out.add("");
    out.add("Covariates that crowd about the outcome: likely its work-up or treatment");
    Table table = Table.of("covariate", "near its date", "if even", "with outcome", "without");
    leaks.forEach(
        w ->
            table.row(
                dictionary.said(w.covariate()),
                percent(w.nearShare()),
                percent(w.expectedShare()),
                Figures.count(w.casesWith()),
                Figures.count(w.othersWith())));
    table.lines().forEach(line -> out.add("  " + line));
  }

  private static void weights(List<String> out, SitePreview found) {
    if (found.weights().isEmpty()) {
      return;
    }
    out.add("");
    out.add(
        "Weights for incomplete follow-up: lost persons weigh 0, the largest weights are cut to the"
            + " maximum");
    WeightsTable.of("kind", found.weights()).lines().forEach(line -> out.add("  " + line));
  }

  private static void missing(List<String> out, FeatureDictionary dictionary, SitePreview found) {
    if (found.missing().isEmpty() || found.attrition().isEmpty()) {
      return;
    }
    long persons = found.attrition().get(found.attrition().size() - 1).count();
    out.add("");
    out.add("Patients without a value");
    Table table = Table.of("covariate", "missing", "share");
    found
        .missing()
        .forEach(
            c ->
                table.row(
                    dictionary.said(c.name()),
                    Figures.count(c.count()),
                    percent(persons == 0 ? 0 : (double) c.count() / persons)));
    table.lines().forEach(line -> out.add("  " + line));
  }

  private static void outside(List<String> out, SitePreview found) {
    List<SitePreview.Count> some = found.outside().stream().filter(c -> c.count() > 0).toList();
    if (!found.outside().isEmpty()) {
      out.add("");
      out.add(
          "Patients with a value outside its plausible limits, which counts as absent"
              + (some.isEmpty() ? ": none" : ""));
    }
    if (!some.isEmpty()) {
      counts(out, "covariate", "patients", some);
    }
  }

  private static void vector(List<String> out, StudyPreview preview, VectorWords words) {
    StudyPreview.FirstRound first = preview.first();
    out.add("");
    out.add(
        "The first vector that would leave: "
            + first.query()
            + ", "
            + first.length()
            + " numbers, "
            + Figures.count(first.bytes())
            + " bytes; here in the clear, for this hospital alone");
    Table table = Table.of("number", "value", "in words").lastOfWords();
    first
        .numbers()
        .forEach(n -> table.row(words.name(n), Figures.plain(n.value()), words.words(n)));
    if (!first.numbers().isEmpty()) {
      out.add(
          "  A sum is of values less the middle of their limits; other sites' cells are 0 here.");
      table.lines().forEach(line -> out.add("  " + line));
    }
  }

  private static VectorWords words(StudyDraft draft, StudyPreview preview, String site) {
    Scales scales = new Scales(draft.dictionary(), draft.omop());
    return new VectorWords(preview.study(), scales, site, preview.first().numbers());
  }

  private static String percent(double share) {
    return Figures.fixed(100 * share, 1) + " %";
  }

  /**
   * The preview for programs.
   *
   * @param rounds of the study that is looked at
   */
  public static Map<String, Object> document(
      StudyDraft draft, PlannedRounds rounds, StudyPreview preview, String site) {
    StudyPlan plan = StudyPlan.of(draft, preview.study().sites());
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("study", preview.study().id());
    document.put("studyDigest", preview.study().digest());
    document.put("site", site);
    document.put("canRun", !preview.found().blocked());
    document.put("plan", PlanText.document(draft, plan, rounds, true));
    Map<String, Object> found = found(preview.found());
    if (!draft.outcome().happens()) {
      found.remove("outcomes");
    }
    document.put("found", found);
    VectorWords words = words(draft, preview, site);
    Map<String, Object> first = new LinkedHashMap<>();
    first.put("query", preview.first().query());
    first.put("numbers", preview.first().length());
    first.put("bytes", preview.first().bytes());
    first.put("vector", preview.first().numbers().stream().map(n -> number(n, words)).toList());
    document.put("firstRound", first);
    return document;
  }

  private static Map<String, Object> number(StudyPreview.Entry n, VectorWords words) {
    Map<String, Object> number = new LinkedHashMap<>();
    number.put("field", n.field());
    number.put("site", n.site());
    number.put("label", n.label());
    number.put("value", n.value());
    number.put("words", words.words(n));
    return number;
  }

  private static Map<String, Object> found(SitePreview found) {
    try {
      return MAPPER.readValue(
          found.toBytes(), new TypeReference<LinkedHashMap<String, Object>>() {});
    } catch (IOException e) {
      throw new IllegalStateException("a preview is written as JSON", e);
    }
  }
}
