package org.ieum.cli.report.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table whose first column names the row. */
public final class DataTable {
  private final String caption;
  private final List<Column> columns = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();

  private record Column(String heading, boolean number) {}

  /** A row of cells; with one cell, a heading inside the table. */
  private record Row(List<String> cells, String style) {}

  /** An empty table with a caption, which is also its name for screen readers. */
  public DataTable(String caption) {
    this.caption = caption;
  }

  /** Adds a column of text. */
  public DataTable text(String heading) {
    columns.add(new Column(heading, false));
    return this;
  }

  /** Adds a column of figures, set to the right. */
  public DataTable number(String heading) {
    columns.add(new Column(heading, true));
    return this;
  }

  public DataTable row(String... cells) {
    return row(Arrays.asList(cells));
  }

  public DataTable row(List<String> cells) {
    return row(cells, "");
  }

  /** A row that the page's style sets apart. */
  public DataTable row(List<String> cells, String style) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(
          caption + ": expected " + columns.size() + " cells, found " + cells.size());
    }
    rows.add(new Row(List.copyOf(cells), style));
    return this;
  }

  /** A heading over the rows that follow. */
  public DataTable group(String name) {
    rows.add(new Row(List.of(name), "group"));
    return this;
  }

  public void writeTo(Html page) {
    page.raw("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
    page.text(caption).raw("\"><table>\n").element("caption", caption);
    page.raw("<thead><tr>");
    for (Column column : columns) {
      page.raw("<th scope=\"col\"" + (column.number() ? " class=\"n\"" : "") + ">");
      page.text(column.heading()).raw("</th>");
    }
    page.raw("</tr></thead>\n<tbody>\n");
    rows.forEach(row -> write(page, row));
    page.raw("</tbody></table></div>\n");
  }

  private void write(Html page, Row row) {
    page.open("tr", row.style());
    if (row.style().equals("group")) {
      page.raw("<th scope=\"colgroup\" colspan=\"" + columns.size() + "\">");
      page.text(row.cells().get(0)).raw("</th>");
    } else {
      page.raw("<th scope=\"row\">").text(row.cells().get(0)).raw("</th>");
      for (int c = 1; c < columns.size(); c++) {
        page.raw(columns.get(c).number() ? "<td class=\"n\">" : "<td>");
        page.text(row.cells().get(c)).raw("</td>");
      }
    }
    page.close("tr");
  }
}
