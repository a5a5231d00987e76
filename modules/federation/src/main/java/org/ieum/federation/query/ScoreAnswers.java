package org.ieum.federation.query;

import java.util.ArrayList;
import java.util.List;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.GroupRule;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Shape;

/**
 * What a site answers to {@link ScoreGroups}, {@link ScorePlacements}, {@link RankedPairs} and
 * {@link CalibrationSlopes}, from all its scores.
 */
public final class ScoreAnswers {
  /**
   * A site's part of a cell.
   *
   * @param rule number of the rule that the part is a group of; −1 of the whole
   * @param told whether the site adds to the cell
   * @param thresholds which of the study's it tells there
   */
  private record Cell(
      String section, int index, int rule, ScoredPart part, boolean told, boolean[] thresholds) {}

  private final StudyManifest study;
  private final EvaluationSpec spec;
  private final ScoreRows rows;
  private final boolean parts;
  private final int site;
  private final double[] thresholds;

  private ScoreAnswers(StudyManifest study, boolean parts, int site, ScoreRows rows) {
    this.study = study;
    this.spec = study.evaluation();
    this.rows = rows;
    this.parts = parts;
    this.site = spec.bySite() ? site : -1;
    this.thresholds =
        spec.thresholds().stream().mapToDouble(ScoreSections::thresholdLogit).toArray();
  }

  /**
   * The whole answer of a site.
   *
   * @param site its index in the study's sites; −1 where it does not share its own figures
   * @param rows the scores of all its records that the query is about
   */
  public static double[] of(StudyManifest study, ScoreGroups query, int site, ScoreRows rows) {
    Shape shape = query.shape(study);
    double[] out = new double[shape.length()];
    for (Cell cell : new ScoreAnswers(study, query.sections(), site, rows).cells()) {
      new CellSums(study, shape, cell.section(), cell.index(), out)
          .groups(cell.part(), cell.told());
    }
    return out;
  }

  /** The same of the second round. */
  public static double[] of(StudyManifest study, ScorePlacements query, int site, ScoreRows rows) {
    Shape shape = query.shape(study);
    double[] out = new double[shape.length()];
    for (Cell cell : new ScoreAnswers(study, query.sections(), site, rows).cells()) {
      if (cell.told()) {
        int at = ScoreSections.cell(study, cell.section(), cell.index());
        CellSums sums = new CellSums(study, shape, cell.section(), cell.index(), out);
        sums.placements(cell.part(), query.references().get(at));
        sums.thresholds(cell.part(), cell.thresholds());
      }
    }
    return out;
  }

  /** The whole answer of a site about pairs. */
  public static double[] of(StudyManifest study, RankedPairs query, int site, ScoreRows rows) {
    Shape shape = query.shape(study);
    double[] out = new double[shape.length()];
    int[] order = rows.byTime();
    for (Cell cell : new ScoreAnswers(study, query.sections(), site, rows).cells()) {
      if (cell.told()) {
        RankedPart part = new RankedPart(rows, order, cell.rule(), cell.index());
        put(part.numbers(), RankedPairs.FIELDS, shape, cell.section(), cell.index(), out);
        if (query.atHorizons(cell.section())) {
          double[] hazards = query.hazards().toArray();
          HorizonPart at = part.horizons();
          for (int h = 0; h < hazards.length; h++) {
            double[] numbers = at.numbers(study.outcome().horizons().get(h), hazards[h]);
            int index = cell.index() * hazards.length + h;
            put(numbers, RankedPairs.HORIZON_FIELDS, shape, cell.section(), index, out);
          }
        }
      }
    }
    return out;
  }

  /** The whole answer of a site about calibration slopes. */
  public static double[] of(
      StudyManifest study, CalibrationSlopes query, int site, ScoreRows rows) {
    Shape shape = query.shape(study);
    double[] out = new double[shape.length()];
    int[] order = rows.byTime();
    for (Cell cell : new ScoreAnswers(study, query.sections(), site, rows).cells()) {
      if (cell.told()) {
        double slope = query.slopes().get(ScoreSections.cell(study, cell.section(), cell.index()));
        double[] numbers = new RankedPart(rows, order, cell.rule(), cell.index()).slope(slope);
        put(numbers, CalibrationSlopes.FIELDS, shape, cell.section(), cell.index(), out);
      }
    }
    return out;
  }

  private static void put(
      double[] numbers, List<String> fields, Shape shape, String section, int index, double[] out) {
    for (int f = 0; f < numbers.length; f++) {
      out[shape.offset(ScoreSections.name(section, fields.get(f))) + index] = numbers[f];
    }
  }

  private List<Cell> cells() {
    int[] order = rows.ascending();
    ScoredPart whole = ScoredPart.of(rows, order, -1, -1);
    boolean[] acting = whole.thresholds(thresholds);
    boolean told = whole.largeEnough();
    List<Cell> cells = new ArrayList<>();
    cells.add(new Cell(ScoreSections.ALL, 0, -1, whole, told, acting));
    if (parts) {
      List<GroupRule> rules = GroupRule.of(study);
      for (int r = 0; r < rules.size(); r++) {
        subgroup(r, rules.get(r), order, whole, acting, cells);
      }
      if (site >= 0) {
        cells.add(new Cell(ScoreSections.SITES, site, -1, whole, told, acting));
      }
    }
    return cells;
  }

  private void subgroup(
      int number,
      GroupRule rule,
      int[] order,
      ScoredPart whole,
      boolean[] acting,
      List<Cell> cells) {
    List<ScoredPart> groups = new ArrayList<>();
    for (int g = 0; g < rule.groups(); g++) {
      groups.add(ScoredPart.of(rows, order, number, rule.first() + g));
    }
    boolean[] told = ScoredPart.told(whole, groups);
    boolean[] of = ScoredPart.thresholds(whole, groups, told, thresholds, acting);
    for (int g = 0; g < told.length; g++) {
      int index = rule.first() + g;
      cells.add(new Cell(ScoreSections.GROUPS, index, number, groups.get(g), told[g], of));
    }
  }
}
