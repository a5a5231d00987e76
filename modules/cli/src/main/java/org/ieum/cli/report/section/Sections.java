package org.ieum.cli.report.section;

import java.util.List;

/** The sections, in the order of TRIPOD+AI (Collins et al., BMJ 2024;385:e078378). */
public final class Sections {
  private Sections() {}

  public static List<Section> inOrder(Source s) {
    return List.of(
        new Section(Part.SUMMARY, "summary", "Summary", "1, 2", page -> Summary.write(page, s)),
        new Section(
            Part.INTRODUCTION,
            "intended-use",
            "Background and intended use",
            "3, 4",
            page -> IntendedUse.write(page, s)),
        new Section(
            Part.METHODS, "data", "Data, dates and setting", "5, 6a", page -> Data.write(page, s)),
        new Section(
            Part.METHODS,
            "participants",
            "Participants",
            "6b, 6c",
            page -> Participants.write(page, s)),
        new Section(
            Part.METHODS,
            "preparation",
            "Data preparation",
            "7",
            page -> DataPreparation.write(page, s)),
        new Section(Part.METHODS, "outcome", "Outcome", "8", page -> Outcome.write(page, s)),
        new Section(
            Part.METHODS, "predictors", "Predictors", "9", page -> Predictors.write(page, s)),
        new Section(
            Part.METHODS, "sample-size", "Sample size", "10", page -> SampleSize.write(page, s)),
        new Section(
            Part.METHODS, "missing-data", "Missing data", "11", page -> MissingData.write(page, s)),
        new Section(
            Part.METHODS,
            "analysis",
            "Partition, model and tuning",
            "12, 16",
            page -> Analysis.write(page, s)),
        new Section(
            Part.METHODS,
            "imbalance",
            "Class imbalance and weights",
            "13",
            page -> Imbalance.write(page, s)),
        new Section(Part.METHODS, "fairness", "Fairness", "14", page -> Fairness.write(page, s)),
        new Section(
            Part.METHODS, "output", "Output and thresholds", "15", page -> Output.write(page, s)),
        new Section(
            Part.METHODS, "ethics", "Ethics and privacy", "17", page -> Ethics.write(page, s)),
        new Section(
            Part.METHODS,
            "open-science",
            "Open science and involvement",
            "18, 19",
            page -> OpenScience.write(page, s)),
        new Section(
            Part.RESULTS,
            "flow",
            "Participants: flow and characteristics",
            "20",
            page -> Flow.write(page, s)),
        new Section(
            Part.RESULTS,
            "development",
            "Model development",
            "21",
            page -> Development.write(page, s)),
        new Section(
            Part.RESULTS,
            "specification",
            "Model specification",
            "22",
            page -> Specification.write(page, s)),
        new Section(
            Part.RESULTS, "performance", "Performance", "23a", page -> Judgement.write(page, s)),
        new Section(
            Part.RESULTS,
            "thresholds",
            "Performance at thresholds",
            "23a",
            page -> Thresholds.write(page, s)),
        new Section(
            Part.RESULTS,
            "subgroups",
            "Performance in subgroups",
            "14, 23a",
            page -> Subgroups.write(page, s)),
        new Section(
            Part.RESULTS,
            "comparators",
            "Published models on the same records",
            "23a",
            page -> Comparators.write(page, s)),
        new Section(
            Part.RESULTS,
            "heterogeneity",
            "Differences between hospitals",
            "23b",
            page -> Hospitals.write(page, s)),
        new Section(
            Part.RESULTS,
            "left-out",
            "Leave-one-hospital-out validation",
            "23b",
            page -> LeftOut.write(page, s)),
        new Section(
            Part.RESULTS,
            "recalibration",
            "Recalibration and updating",
            "24",
            page -> Recalibration.write(page, s)),
        new Section(
            Part.DISCUSSION,
            "interpretation",
            "Interpretation",
            "25",
            page -> Interpretation.write(page, s)),
        new Section(
            Part.DISCUSSION,
            "limitations",
            "Limitations and misuse",
            "26",
            page -> Limitations.write(page, s)),
        new Section(
            Part.DISCUSSION,
            "using",
            "Using the model: poor or missing input",
            "27",
            page -> Using.write(page, s)),
        new Section(
            Part.APPENDIX,
            "questions",
            "What the hospitals were asked",
            "17",
            page -> Questions.write(page, s)),
        new Section(
            Part.APPENDIX,
            "probast",
            "PROBAST+AI, filled in where known",
            "",
            page -> Probast.write(page, s)));
  }
}
