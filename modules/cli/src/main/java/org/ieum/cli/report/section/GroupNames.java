package org.ieum.cli.report.section;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ieum.cli.report.page.Numbers;
import org.ieum.cli.result.Scales;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.CovariateType;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.Subgroup;

/** The groups of declared subgroups, on the predictors' own scales. */
final class GroupNames {
  private static final String JOINED = " + ";

  private final Source source;
  private final Scales scales;

  GroupNames(Source source) {
    this.source = source;
    this.scales = source.scales();
  }

  /** A heading over the groups of a subgroup. */
  String heading(String subgroup) {
    return find(subgroup)
        .map(s -> subgroup + " (" + scales.plainLabel(s.covariate()) + ")")
        .orElse(subgroup);
  }

  /** A group's label, or several that were joined. */
  String said(String subgroup, String label) {
    Optional<Subgroup> found = find(subgroup);
    if (found.isEmpty()) {
      return label;
    }
    List<String> labels = found.get().groups(source.study().dictionary());
    List<String> own = own(found.get());
    return Arrays.stream(label.split(" \\+ "))
        .map(part -> labels.contains(part) ? own.get(labels.indexOf(part)) : part)
        .collect(Collectors.joining(JOINED));
  }

  private Optional<Subgroup> find(String name) {
    return source.study().evaluation().subgroups().stream()
        .filter(s -> s.name().equals(name))
        .findFirst();
  }

  private List<String> own(Subgroup s) {
    FeatureDictionary dictionary = source.study().dictionary();
    Covariate c = dictionary.covariate(s.covariate());
    if (c.type() == CovariateType.BINARY) {
      return List.of("no", "yes");
    }
    if (c.type() == CovariateType.CATEGORICAL) {
      return s.groups(dictionary);
    }
    double shift = scales.shift(s.covariate());
    List<String> cuts = s.cuts().stream().map(cut -> Numbers.plain(cut + shift)).toList();
    List<String> names = new ArrayList<>();
    names.add("below " + cuts.get(0));
    for (int i = 1; i < cuts.size(); i++) {
      names.add(cuts.get(i - 1) + " to below " + cuts.get(i));
    }
    names.add(cuts.get(cuts.size() - 1) + " and above");
    return names;
  }
}
