package org.ieum.cli.report.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table whose first column names the row. Rows under a heading inside the table are a body of
 * their own, set in from the others, until {@link #end} or the next heading. Every cell carries its
 * column's heading, so that a narrow screen can show a row of many columns as a block.
 */
public final class DataTable {
  /** From so many columns on, a narrow screen shows a row as a block. */
  private static final int MANY = 4;

  private final String caption;
  private final List<Column> columns = new ArrayList<>();
  private final List<Body> bodies = new ArrayList<>(List.of(new Body("", new ArrayList<>())));

  private record Column(String heading, boolean number) {}

  private record Row(List<String> cells, String style) {}

  /** Rows under a heading, or under none. */
  private record Body(String heading, List<Row> rows) {}

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
    bodies.get(bodies.size() - 1).rows().add(new Row(List.copyOf(cells), style));
    return this;
  }

  /** A heading over the rows that follow, up to {@link #end} or the next heading. */
  public DataTable group(String name) {
    bodies.add(new Body(name, new ArrayList<>()));
    return this;
  }

  /** The rows that follow stand under no heading. */
  public DataTable end() {
    return group("");
  }

  public void writeTo(Html page) {
    page.raw("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
    page.text(caption)
        .raw("\"><table" + (columns.size() >= MANY ? " class=\"many\"" : "") + ">\n")
        .element("caption", caption);
    page.raw("<thead><tr>");
    for (Column column : columns) {
      page.raw("<th scope=\"col\"" + (column.number() ? " class=\"n\"" : "") + ">");
      page.text(column.heading()).raw("</th>");
    }
    page.raw("</tr></thead>\n");
    bodies.stream()
        .filter(body -> !body.heading().isEmpty() || !body.rows().isEmpty())
        .forEach(body -> write(page, body));
    page.raw("</table></div>\n");
  }

  private void write(Html page, Body body) {
    boolean grouped = !body.heading().isEmpty();
    page.open("tbody", grouped ? "group" : "");
    if (grouped) {
      page.raw("<tr><th scope=\"rowgroup\" colspan=\"" + columns.size() + "\">");
      page.text(body.heading()).raw("</th></tr>\n");
    }
    body.rows().forEach(row -> write(page, row));
    page.close("tbody");
  }

  private void write(Html page, Row row) {
    page.open("tr", row.style());
    page.raw("<th scope=\"row\">").text(row.cells().get(0)).raw("</th>");
    for (int c = 1; c < columns.size(); c++) {
      Column column = columns.get(c);
      page.raw(column.number() ? "<td class=\"n\"" : "<td").raw(" data-of=\"");
      page.text(column.heading()).raw("\">").text(row.cells().get(c)).raw("</td>");
    }
    page.close("tr");
  }
}
