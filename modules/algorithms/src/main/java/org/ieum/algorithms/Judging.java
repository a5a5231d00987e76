package org.ieum.algorithms;

import java.util.ArrayList;
import java.util.List;
import org.ieum.federation.model.Performance;
import org.ieum.federation.model.SitePerformance;
import org.ieum.federation.model.SubgroupPerformance;
import org.ieum.federation.query.Partition;
import org.ieum.federation.query.ScoreGroups;
import org.ieum.federation.query.ScorePlacements;
import org.ieum.federation.query.ScoreReference;
import org.ieum.federation.query.ScoreSections;
import org.ieum.federation.query.ScoredModel;
import org.ieum.federation.study.GroupRule;
import org.ieum.federation.study.StudyManifest;

/**
 * The judgement of one model on some records, in two rounds: its grouped scores, then sums at what
 * they told.
 */
final class Judging {
  private final StudyManifest study;
  private final ScoreGroups first;
  private final List<ScoreCell> cells = new ArrayList<>();
  private final List<RefinedCell> refined = new ArrayList<>();

  /**
   * Of records of a partition.
   *
   * @param sections whether groups and sites are to be judged apart
   */
  Judging(StudyManifest study, ScoredModel model, Partition partition, boolean sections) {
    this.study = study;
    this.first = new ScoreGroups(model, partition, sections);
  }

  ScoreGroups first() {
    return first;
  }

  /** Takes the sum of the first round and asks for the second. */
  ScorePlacements second(Answer groups) {
    forEachCell((section, cell) -> cells.add(ScoreCell.read(study, groups, section, cell)));
    List<ScoreReference> references = cells.stream().map(ScoreCell::reference).toList();
    return new ScorePlacements(first.model(), first.partition(), first.sections(), references);
  }

  /** Takes the sum of the second round. */
  void take(Answer placements) {
    forEachCell((section, cell) -> refined.add(RefinedCell.read(study, placements, section, cell)));
  }

  /** Takes a cell of a section. */
  @FunctionalInterface
  private interface CellVisitor {
    void visit(String section, int cell);
  }

  private void forEachCell(CellVisitor visitor) {
    visitor.visit(ScoreSections.ALL, 0);
    if (first.sections()) {
      for (int g = 0; g < ScoreSections.groups(study); g++) {
        visitor.visit(ScoreSections.GROUPS, g);
      }
      for (int s = 0; study.evaluation().bySite() && s < study.sites().size(); s++) {
        visitor.visit(ScoreSections.SITES, s);
      }
    }
  }

  private Performance at(int cell) {
    return Judgement.of(study.evaluation(), cells.get(cell), refined.get(cell));
  }

  /** Of all records. */
  Performance whole() {
    return at(0);
  }

  /** Of the sites that consented and hold enough. */
  List<SitePerformance> sites() {
    List<SitePerformance> out = new ArrayList<>();
    for (int s = 0; study.evaluation().bySite() && s < study.sites().size(); s++) {
      int cell = ScoreSections.cell(study, ScoreSections.SITES, s);
      if (cells.get(cell).records() > 0) {
        out.add(new SitePerformance(study.sites().get(s), at(cell)));
      }
    }
    return out;
  }

  /** Of the groups of which some site holds enough. */
  List<SubgroupPerformance> subgroups() {
    List<SubgroupPerformance> out = new ArrayList<>();
    for (GroupRule rule : GroupRule.of(study)) {
      List<String> labels = rule.subgroup().groups(study.dictionary());
      for (int g = 0; g < labels.size(); g++) {
        int cell = ScoreSections.cell(study, ScoreSections.GROUPS, rule.first() + g);
        if (cells.get(cell).records() > 0) {
          out.add(new SubgroupPerformance(rule.subgroup().name(), labels.get(g), at(cell)));
        }
      }
    }
    return out;
  }
}
