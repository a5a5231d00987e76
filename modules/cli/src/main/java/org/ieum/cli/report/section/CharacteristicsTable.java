package org.ieum.cli.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.ieum.cli.report.page.DataTable;
import org.ieum.cli.report.page.Decimals;
import org.ieum.cli.report.page.Numbers;
import org.ieum.cli.result.Scales;
import org.ieum.federation.model.Cohort;
import org.ieum.federation.model.Cohort.Column;
import org.ieum.federation.model.Cohort.SiteCohort;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.CovariateType;
import org.ieum.federation.study.DesignColumn;
import org.ieum.federation.study.FeatureDictionary;

/** Table 1: predictors of all records and of each consenting hospital's. */
final class CharacteristicsTable {
  private final Source source;
  private final Scales scales;
  private final Decimals shares;
  private final Decimals means;
  private final DataTable table = new DataTable("Table 1: characteristics").text("Characteristic");

  private CharacteristicsTable(Source source) {
    this.source = source;
    this.scales = source.scales();
    this.shares =
        Decimals.ofParts(
            DoubleStream.concat(
                parts(source.cohort()), described(source, false).mapToDouble(Column::mean)));
    this.means =
        Decimals.within(described(source, true).mapToDouble(Column::standardDeviation), 3, 1, 4);
  }

  /** The columns of all records and of each site that hold numbers, or shares. */
  private static Stream<Column> described(Source source, boolean numbers) {
    FeatureDictionary dictionary = source.study().dictionary();
    List<String> names =
        dictionary.design().stream()
            .filter(d -> d.kind() != DesignColumn.Kind.MISSING)
            .filter(d -> numbers == (type(dictionary, d) == CovariateType.CONTINUOUS))
            .map(DesignColumn::name)
            .toList();
    Cohort cohort = source.cohort();
    return Stream.concat(
            cohort.columns().stream(), cohort.sites().stream().flatMap(s -> s.columns().stream()))
        .filter(column -> names.contains(column.name()));
  }

  private static CovariateType type(FeatureDictionary dictionary, DesignColumn column) {
    return dictionary.covariates().get(column.covariate()).type();
  }

  private static DoubleStream parts(Cohort cohort) {
    return DoubleStream.concat(
        DoubleStream.of(part(cohort.events(), cohort.records())),
        cohort.sites().stream().mapToDouble(site -> part(site.events(), site.records())));
  }

  private static double part(long part, long of) {
    return of == 0 ? Double.NaN : (double) part / of;
  }

  static DataTable of(Source source) {
    return new CharacteristicsTable(source).fill();
  }

  private DataTable fill() {
    Cohort cohort = source.cohort();
    table.number("All");
    cohort.sites().forEach(site -> table.number(site.site()));
    counts("Records", cohort.records(), cohort.sites().stream().map(SiteCohort::records).toList());
    if (source.predicted().happens()) {
      events(source.averages() ? "With a count above 0" : "With the outcome");
    }
    for (Covariate c : source.study().dictionary().covariates()) {
      switch (c.type()) {
        case CONTINUOUS -> row(label(c), (columns, all) -> mean(c, columns));
        case BINARY -> row(c.said(), (columns, all) -> part(columns, c.name()));
        case CATEGORICAL -> levels(c);
      }
    }
    return table;
  }

  private void events(String name) {
    Cohort cohort = source.cohort();
    List<String> cells = new ArrayList<>(List.of(name));
    cells.add(share(cohort.events(), cohort.records()));
    cohort.sites().forEach(site -> cells.add(share(site.events(), site.records())));
    table.row(cells);
  }

  private void counts(String name, long all, List<Long> sites) {
    List<String> cells = new ArrayList<>(List.of(name, Numbers.count(all)));
    sites.forEach(n -> cells.add(Numbers.count(n)));
    table.row(cells);
  }

  private String share(long part, long of) {
    return Numbers.count(part) + " (" + shares.percent(part(part, of)) + ")";
  }

  private void levels(Covariate c) {
    table.group(c.said());
    row(c.levels().get(0), (columns, all) -> reference(c, columns));
    for (String level : c.levels().subList(1, c.levels().size())) {
      row(level, (columns, all) -> part(columns, c.name() + "=" + level));
    }
    table.end();
  }

  private void row(String name, BiFunction<List<Column>, Long, String> cell) {
    Cohort cohort = source.cohort();
    List<String> cells = new ArrayList<>(List.of(name));
    cells.add(cell.apply(cohort.columns(), cohort.records()));
    cohort.sites().forEach(site -> cells.add(cell.apply(site.columns(), site.records())));
    table.row(cells);
  }

  private String part(List<Column> columns, String name) {
    return Observed.column(columns, name).map(c -> shares.percent(c.mean())).orElse(Numbers.NONE);
  }

  /** The reference level has what the others leave. */
  private String reference(Covariate c, List<Column> columns) {
    double rest = 1;
    for (String level : c.levels().subList(1, c.levels().size())) {
      Optional<Column> column = Observed.column(columns, c.name() + "=" + level);
      rest -= column.map(Column::mean).orElse(Double.NaN);
    }
    return shares.percent(Math.abs(rest) < 1e-9 ? 0 : rest);
  }

  /** On the raw scale where the transformation only shifts. */
  private String mean(Covariate c, List<Column> columns) {
    double shift = scales.shift(c.name());
    return Observed.column(columns, c.name())
        .filter(column -> column.observed() > 0)
        .map(
            column ->
                means.said(column.mean() + shift) + " ± " + means.said(column.standardDeviation()))
        .orElse(Numbers.NONE);
  }

  private String label(Covariate c) {
    if (scales.raised(c.name())) {
      return scales.label(c.name());
    }
    String unit = scales.unit(c);
    return unit.isBlank() ? c.said() : c.said() + ", " + unit;
  }
}
