package org.ieum.federation.study;

import java.util.ArrayList;
import java.util.List;

/** Which group of one subgroup a record is in, from its row of the design matrix. */
public final class GroupRule {
  private static final int NONE = -1;

  private final Subgroup subgroup;
  private final Covariate covariate;
  private final int first;
  private final int groups;
  private final int valueColumn;
  private final int[] columnOfLevel;
  private final int[] groupOfLevel;

  private GroupRule(Subgroup subgroup, FeatureDictionary dictionary, int first) {
    this.subgroup = subgroup;
    this.covariate = dictionary.covariate(subgroup.covariate());
    this.first = first;
    this.groups = subgroup.groups(dictionary).size();
    this.columnOfLevel = new int[Math.max(1, covariate.levels().size())];
    this.groupOfLevel = new int[columnOfLevel.length];
    List<DesignColumn> design = dictionary.design();
    int ordinal = dictionary.covariates().indexOf(covariate);
    int value = NONE;
    for (int j = 0; j < design.size(); j++) {
      DesignColumn column = design.get(j);
      boolean own = column.covariate() == ordinal;
      if (own && column.kind() == DesignColumn.Kind.VALUE && column.term() == 0) {
        value = j;
      } else if (own && column.kind() == DesignColumn.Kind.LEVEL) {
        columnOfLevel[column.level()] = j;
      }
    }
    this.valueColumn = value;
    List<String> labels = subgroup.groups(dictionary);
    for (int level = 0; level < covariate.levels().size(); level++) {
      groupOfLevel[level] = labels.indexOf(covariate.levels().get(level));
    }
  }

  /** The rules of a study's subgroups, in order; their groups are numbered through. */
  public static List<GroupRule> of(StudyManifest study) {
    List<GroupRule> rules = new ArrayList<>();
    int first = 0;
    for (Subgroup subgroup : study.evaluation().subgroups()) {
      GroupRule rule = new GroupRule(subgroup, study.dictionary(), first);
      rules.add(rule);
      first += rule.groups;
    }
    return List.copyOf(rules);
  }

  public Subgroup subgroup() {
    return subgroup;
  }

  /** Number, through all subgroups, of this subgroup's first group. */
  public int first() {
    return first;
  }

  /** How many groups it has. */
  public int groups() {
    return groups;
  }

  /**
   * The group of a record, numbered through all subgroups; −1 where it is in none.
   *
   * @param values design columns on the raw scale, NaN where absent, from index {@code at}
   */
  public int group(double[] values, int at) {
    int group =
        switch (covariate.type()) {
          case CONTINUOUS -> band(values[at + valueColumn]);
          case BINARY -> flag(values[at + valueColumn]);
          case CATEGORICAL -> level(values, at);
        };
    return group < 0 ? NONE : first + group;
  }

  private int band(double x) {
    if (Double.isNaN(x)) {
      return NONE;
    }
    int band = 0;
    while (band < subgroup.cuts().size() && x >= subgroup.cuts().get(band)) {
      band++;
    }
    return band;
  }

  private static int flag(double x) {
    return Double.isNaN(x) ? NONE : x == 0 ? 0 : 1;
  }

  /** The level whose column is 1; the reference where none is. */
  private int level(double[] values, int at) {
    for (int level = 1; level < columnOfLevel.length; level++) {
      double x = values[at + columnOfLevel[level]];
      if (Double.isNaN(x)) {
        return NONE;
      }
      if (x == 1) {
        return groupOfLevel[level];
      }
    }
    return groupOfLevel[0];
  }
}
