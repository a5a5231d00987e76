package org.ieum.federation.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.GroupRule;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Shape;

/** What a site answers to a {@link ScoreQuery}, from all its scores. */
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
  public static double[] of(StudyManifest study, ScoreQuery query, int site, ScoreRows rows) {
    Shape shape = query.shape(study);
    double[] out = new double[shape.length()];
    ScoreAnswers answers = new ScoreAnswers(study, query.sections(), site, rows);
    answers.cells().forEach(answers.filling(query, shape, out));
    return out;
  }

  /** What puts a cell's numbers at their places. */
  private Consumer<Cell> filling(ScoreQuery query, Shape shape, double[] out) {
    if (query instanceof ScoreGroups) {
      return cell -> sums(cell, shape, out).groups(cell.part(), cell.told());
    } else if (query instanceof ScorePlacements q) {
      return told(cell -> placements(q, cell, sums(cell, shape, out)));
    }
    int[] order = rows.byTime();
    if (query instanceof RankedPairs q) {
      return told(cell -> pairs(q, cell, ranked(cell, order), shape, out));
    }
    CalibrationSlopes q = (CalibrationSlopes) query;
    return told(
        cell -> {
          double[] numbers = ranked(cell, order).slope(q.slopes().get(place(cell)));
          put(numbers, CalibrationSlopes.FIELDS, shape, cell.section(), cell.index(), out);
        });
  }

  private static Consumer<Cell> told(Consumer<Cell> filling) {
    return cell -> {
      if (cell.told()) {
        filling.accept(cell);
      }
    };
  }

  private int place(Cell cell) {
    return ScoreSections.cell(study, cell.section(), cell.index());
  }

  private CellSums sums(Cell cell, Shape shape, double[] out) {
    return new CellSums(study, shape, cell.section(), cell.index(), out);
  }

  private RankedPart ranked(Cell cell, int[] order) {
    return new RankedPart(rows, order, cell.rule(), cell.index());
  }

  private void placements(ScorePlacements query, Cell cell, CellSums sums) {
    sums.placements(cell.part(), query.references().get(place(cell)));
    sums.thresholds(cell.part(), cell.thresholds());
  }

  private void pairs(RankedPairs query, Cell cell, RankedPart part, Shape shape, double[] out) {
    put(part.numbers(), RankedPairs.FIELDS, shape, cell.section(), cell.index(), out);
    if (query.atHorizons(cell.section())) {
      double[] horizons = study.outcome().horizons().stream().mapToDouble(h -> h).toArray();
      double[][] numbers = part.horizons(horizons, query.hazards().toArray());
      for (int h = 0; h < numbers.length; h++) {
        int index = cell.index() * numbers.length + h;
        put(numbers[h], RankedPairs.HORIZON_FIELDS, shape, cell.section(), index, out);
      }
    }
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
