package org.ieum.cli.report;

/** A page under construction; text is escaped. */
final class Html {
  private final StringBuilder page = new StringBuilder();

  void raw(String markup) {
    page.append(markup);
  }

  void text(String text) {
    page.append(escape(text));
  }

  void element(String name, String text) {
    page.append('<').append(name).append('>').append(escape(text));
    page.append("</").append(name).append(">\n");
  }

  void figure(String caption, String svg) {
    page.append("<figure>\n").append(svg);
    element("figcaption", caption);
    page.append("</figure>\n");
  }

  void term(String name, String value, String remark) {
    page.append("<div>");
    element("dt", name);
    page.append("<dd>").append(escape(value)).append(" <small>").append(escape(remark));
    page.append("</small></dd></div>\n");
  }

  /** Opens a table's head; {@link #heading} may add to it. */
  void headings(String... names) {
    page.append("<thead><tr>");
    for (String name : names) {
      heading(name);
    }
  }

  void heading(String name) {
    page.append("<th>").append(escape(name)).append("</th>");
  }

  void number(String figure) {
    page.append("<td class=\"n\">").append(escape(figure)).append("</td>");
  }

  void code(String text) {
    page.append("<td class=\"n\"><code>").append(escape(text)).append("</code></td>");
  }

  void verdict(boolean good, String yes, String no) {
    page.append("<td class=\"n ").append(good ? "good" : "bad").append("\">");
    page.append(good ? "✓ " + yes : "✗ " + no).append("</td>");
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  @Override
  public String toString() {
    return page.toString();
  }
}
