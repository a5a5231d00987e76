package org.ieum.cli.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.ieum.cli.report.page.Html;
import org.ieum.cli.report.page.Style;
import org.ieum.cli.report.section.Part;
import org.ieum.cli.report.section.Section;
import org.ieum.cli.report.section.Sections;
import org.ieum.cli.report.section.Source;
import org.ieum.cli.result.Figures;
import org.ieum.federation.model.StudyResultJson;
import org.ieum.federation.study.StudyManifest;

/**
 * A finished study as a page for reviewers and clinicians, in the order of TRIPOD+AI: well-formed
 * XML as well as HTML, without script or outside resource. It says no more than the study's
 * documents do; what the guideline asks for beyond them is named as absent.
 */
public final class StudyReport {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final StudyManifest study;
  private final String modelDigest;
  private final List<Section> sections;
  private final Instant at;

  private StudyReport(StudyManifest study, String modelDigest, List<Section> sections, Instant at) {
    this.study = study;
    this.modelDigest = modelDigest;
    this.sections = List.copyOf(sections);
    this.at = at;
  }

  /**
   * The report of a study.
   *
   * @param bytesByRound payload bytes that left each site in each round; empty where not known
   * @param more sections after those of the guideline
   * @param at when the page is made
   */
  public static StudyReport of(
      StudyManifest study,
      StudyResultJson result,
      SortedMap<Integer, SortedMap<String, Long>> bytesByRound,
      List<Section> more,
      Instant at) {
    List<Section> sections =
        new ArrayList<>(Sections.inOrder(Source.of(study, result, bytesByRound)));
    sections.addAll(more);
    return new StudyReport(study, result.model().digest(), sections, at);
  }

  public String html() {
    Html page = new Html();
    page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n");
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
    page.element("title", study.title() + " – model report");
    page.raw("<style>\n" + Style.CSS + "</style>\n</head>\n<body>\n<div class=\"frame\">\n");
    head(page);
    page.raw("<div class=\"columns\">\n<nav class=\"side\" aria-label=\"Contents\">\n");
    contents(page);
    page.raw("</nav>\n<main>\n");
    Part part = null;
    for (Section section : sections) {
      if (section.part() != part) {
        part = section.part();
        if (part != Part.SUMMARY) {
          page.element("h2", part.title());
        }
      }
      write(page, section);
    }
    page.raw("</main>\n</div>\n<footer>");
    page.p(
        "Made from the study’s documents on "
            + DAY.format(at)
            + ". Order and items after TRIPOD+AI (Collins et al., BMJ 2024;385:e078378); appraisal"
            + " after PROBAST+AI (Moons et al., BMJ 2025;388:e082505).");
    page.raw("</footer>\n</div>\n</body>\n</html>\n");
    return page.toString();
  }

  private void head(Html page) {
    page.raw("<header>\n");
    page.p("Prediction model report");
    page.element("h1", study.title());
    page.p(
        "Study "
            + study.id()
            + " · model "
            + Figures.shortDigest(modelDigest)
            + " · page of "
            + DAY.format(at));
    page.raw(
        "<nav class=\"contents\" aria-label=\"Contents\"><details><summary>Contents</summary>\n");
    contents(page);
    page.raw("</details></nav>\n</header>\n");
  }

  private void contents(Html page) {
    page.raw("<ol>\n");
    Part part = null;
    for (Section section : sections) {
      if (section.part() != part) {
        part = section.part();
        if (part != Part.SUMMARY) {
          page.styled("li", "part", part.title());
        }
      }
      page.raw("<li><a href=\"#" + Html.escape(section.id()) + "\">");
      page.text(section.title()).raw("</a></li>\n");
    }
    page.raw("</ol>\n");
  }

  private static void write(Html page, Section section) {
    page.raw("<section id=\"" + Html.escape(section.id()) + "\">\n<div class=\"title\">");
    page.element("h3", section.title());
    if (!section.items().isEmpty()) {
      page.styled("span", "items", "TRIPOD+AI " + section.items());
    }
    page.raw("</div>\n");
    section.body().accept(page);
    page.raw("</section>\n");
  }
}
