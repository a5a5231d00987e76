package org.ieum.cli.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.ieum.cli.report.page.DataTable;
import org.ieum.cli.report.page.Numbers;
import org.ieum.federation.model.Cohort;
import org.ieum.federation.model.Cohort.Column;
import org.ieum.federation.model.Cohort.SiteCohort;
import org.ieum.federation.study.Covariate;

/** Table 1: predictors of all records and of each consenting hospital's. */
final class CharacteristicsTable {
  private final Source source;
  private final Scales scales;
  private final DataTable table = new DataTable("Table 1: characteristics").text("Characteristic");

  private CharacteristicsTable(Source source) {
    this.source = source;
    this.scales = new Scales(source);
  }

  static DataTable of(Source source) {
    return new CharacteristicsTable(source).fill();
  }

  private DataTable fill() {
    Cohort cohort = source.cohort();
    table.number("All");
    cohort.sites().forEach(site -> table.number(site.site()));
    counts("Records", cohort.records(), cohort.sites().stream().map(SiteCohort::records).toList());
    List<String> events = new ArrayList<>(List.of("With the outcome"));
    events.add(share(cohort.events(), cohort.records()));
    cohort.sites().forEach(site -> events.add(share(site.events(), site.records())));
    table.row(events);
    for (Covariate c : source.study().dictionary().covariates()) {
      switch (c.type()) {
        case CONTINUOUS -> row(label(c), (columns, all) -> mean(c, columns));
        case BINARY -> row(c.name(), (columns, all) -> part(columns, c.name()));
        case CATEGORICAL -> levels(c);
      }
    }
    return table;
  }

  private void counts(String name, long all, List<Long> sites) {
    List<String> cells = new ArrayList<>(List.of(name, Numbers.count(all)));
    sites.forEach(n -> cells.add(Numbers.count(n)));
    table.row(cells);
  }

  private static String share(long part, long of) {
    return Numbers.count(part)
        + " ("
        + Numbers.percent(of == 0 ? Double.NaN : (double) part / of)
        + ")";
  }

  private void levels(Covariate c) {
    table.group(c.name());
    row(c.levels().get(0), (columns, all) -> reference(c, columns));
    for (String level : c.levels().subList(1, c.levels().size())) {
      row(level, (columns, all) -> part(columns, c.name() + "=" + level));
    }
  }

  private void row(String name, BiFunction<List<Column>, Long, String> cell) {
    Cohort cohort = source.cohort();
    List<String> cells = new ArrayList<>(List.of(name));
    cells.add(cell.apply(cohort.columns(), cohort.records()));
    cohort.sites().forEach(site -> cells.add(cell.apply(site.columns(), site.records())));
    table.row(cells);
  }

  private static String part(List<Column> columns, String name) {
    return Observed.column(columns, name).map(c -> Numbers.percent(c.mean())).orElse(Numbers.NONE);
  }

  /** The reference level has what the others leave. */
  private static String reference(Covariate c, List<Column> columns) {
    double rest = 1;
    for (String level : c.levels().subList(1, c.levels().size())) {
      Optional<Column> column = Observed.column(columns, c.name() + "=" + level);
      rest -= column.map(Column::mean).orElse(Double.NaN);
    }
    return Numbers.percent(Math.abs(rest) < 1e-9 ? 0 : rest);
  }

  /** On the raw scale where the transformation only shifts. */
  private String mean(Covariate c, List<Column> columns) {
    double shift = scales.shift(c.name());
    return Observed.column(columns, c.name())
        .filter(column -> column.observed() > 0)
        .map(
            column ->
                Numbers.significant(column.mean() + shift, 4)
                    + " ± "
                    + Numbers.significant(column.standardDeviation(), 3))
        .orElse(Numbers.NONE);
  }

  private String label(Covariate c) {
    if (scales.raised(c.name())) {
      return scales.label(c.name());
    }
    String unit = scales.unit(c);
    return unit.isBlank() ? c.name() : c.name() + ", " + unit;
  }
}
