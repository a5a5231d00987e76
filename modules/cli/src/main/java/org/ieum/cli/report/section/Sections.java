package org.ieum.cli.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.ieum.cli.report.page.Html;

/**
 * The sections, in the order of TRIPOD+AI (Collins et al., BMJ 2024;385:e078378), chosen by what is
 * predicted: a risk, the expected value of a number or count, or the time to an event.
 */
public final class Sections {
  private final Source source;
  private final List<Section> sections = new ArrayList<>();

  private Sections(Source source) {
    this.source = source;
  }

  public static List<Section> inOrder(Source s) {
    Sections all = new Sections(s);
    all.introduction();
    all.methods();
    all.results();
    all.discussion();
    return List.copyOf(all.sections);
  }

  private void introduction() {
    ofAny(Part.SUMMARY, "summary", "Summary", "1, 2", Summary::write);
    ofAny(
        Part.INTRODUCTION,
        "intended-use",
        "Background and intended use",
        "3, 4",
        IntendedUse::write);
  }

  private void methods() {
    Part part = Part.METHODS;
    ofAny(part, "data", "Data, dates and setting", "5, 6a", Data::write);
    ofAny(part, "participants", "Participants", "6b, 6c", Participants::write);
    ofAny(part, "preparation", "Data preparation", "7", DataPreparation::write);
    ofAny(part, "outcome", "Outcome", "8", Outcome::write);
    ofAny(part, "predictors", "Predictors", "9", Predictors::write);
    ofEvents(part, "sample-size", "Sample size", "10", SampleSize::write);
    ofValue(part, "sample-size", "Sample size", "10", ValueSampleSize::write);
    ofAny(part, "missing-data", "Missing data", "11", MissingData::write);
    ofRisk(part, "analysis", "Partition, model and tuning", "12, 16", Analysis::write);
    ofOther(part, "analysis", "Partition, model and tuning", "12, 13, 16", Analysis::write);
    ofRisk(part, "imbalance", "Class imbalance and weights", "13", Imbalance::write);
    ofAny(part, "fairness", "Fairness", "14", Fairness::write);
    ofRisk(part, "output", "Output and thresholds", "15", Output::write);
    ofValue(part, "output", "Output", "15", ExpectedValue::write);
    ofTime(part, "output", "Output", "15", RelativeHazard::write);
    ofAny(part, "ethics", "Ethics and privacy", "17", Ethics::write);
    ofAny(part, "open-science", "Open science and involvement", "18, 19", OpenScience::write);
  }

  private void results() {
    Part part = Part.RESULTS;
    ofAny(part, "flow", "Participants: flow and characteristics", "20", Flow::write);
    ofAny(part, "development", "Model development", "21", Development::write);
    ofAny(part, "specification", "Model specification", "22", Specification::write);
    ofRisk(part, "performance", "Performance", "23a", Judgement::write);
    ofValue(part, "accuracy", "Accuracy", "23a", Nearness::write);
    ofTime(part, "performance", "Performance", "23a", Ranks::write);
    ofRisk(part, "thresholds", "Performance at thresholds", "23a", Thresholds::write);
    ofAny(part, "subgroups", "Performance in subgroups", "14, 23a", Subgroups::write);
    ofEvents(
        part, "comparators", "Published models on the same records", "23a", Comparators::write);
    ofAny(part, "heterogeneity", "Differences between hospitals", "23b", Hospitals::write);
    ofAny(part, "left-out", "Leave-one-hospital-out validation", "23b", LeftOut::write);
    ofRisk(part, "recalibration", "Recalibration and updating", "24", Recalibration::write);
    ofValue(part, "recalibration", "Recalibration and updating", "24", ValueRecalibration::write);
    ofTime(part, "recalibration", "Recalibration and updating", "24", HazardRecalibration::write);
  }

  private void discussion() {
    ofRisk(Part.DISCUSSION, "interpretation", "Interpretation", "25", Interpretation::write);
    ofValue(Part.DISCUSSION, "interpretation", "Interpretation", "25", ValueInterpretation::write);
    ofTime(Part.DISCUSSION, "interpretation", "Interpretation", "25", HazardInterpretation::write);
    ofAny(Part.DISCUSSION, "limitations", "Limitations and misuse", "26", Limitations::write);
    ofAny(Part.DISCUSSION, "using", "Using the model: poor or missing input", "27", Using::write);
    ofAny(Part.APPENDIX, "questions", "What the hospitals were asked", "17", Questions::write);
    ofAny(Part.APPENDIX, "probast", "PROBAST+AI, filled in where known", "", Probast::write);
  }

  private void ofAny(
      Part part, String id, String title, String items, BiConsumer<Html, Source> body) {
    sections.add(new Section(part, id, title, items, page -> body.accept(page, source)));
  }

  private void ofRisk(
      Part part, String id, String title, String items, BiConsumer<Html, Source> body) {
    if (source.risk()) {
      ofAny(part, id, title, items, body);
    }
  }

  /** Of an expected value. */
  private void ofValue(
      Part part, String id, String title, String items, BiConsumer<Html, Source> body) {
    if (source.averages()) {
      ofAny(part, id, title, items, body);
    }
  }

  /** Of the time to an event. */
  private void ofTime(
      Part part, String id, String title, String items, BiConsumer<Html, Source> body) {
    if (source.predicted().isTime()) {
      ofAny(part, id, title, items, body);
    }
  }

  /** Of what happens or does not: a risk, or the time to an event. */
  private void ofEvents(
      Part part, String id, String title, String items, BiConsumer<Html, Source> body) {
    if (!source.averages()) {
      ofAny(part, id, title, items, body);
    }
  }

  /** Of all but a risk. */
  private void ofOther(
      Part part, String id, String title, String items, BiConsumer<Html, Source> body) {
    if (!source.risk()) {
      ofAny(part, id, title, items, body);
    }
  }
}
