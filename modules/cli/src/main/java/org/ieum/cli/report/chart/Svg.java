package org.ieum.cli.report.chart;

import java.util.List;
import java.util.Locale;
import org.ieum.cli.report.page.Html;

/** Marks of a picture in its own coordinates; anything that is not finite is left out. */
final class Svg {
  private final double width;
  private final double height;
  private final String title;
  private final StringBuilder body = new StringBuilder();

  Svg(String title, double width, double height) {
    this.title = title;
    this.width = width;
    this.height = height;
  }

  void line(String style, double x1, double y1, double x2, double y2) {
    if (Double.isFinite(x1 + y1 + x2 + y2)) {
      add("<path class=\"%s\" d=\"M%.1f %.1fL%.1f %.1f\"/>\n", style, x1, y1, x2, y2);
    }
  }

  /** Through finite points. */
  void path(String style, List<double[]> points, boolean closed) {
    if (points.isEmpty()) {
      return;
    }
    StringBuilder data = new StringBuilder();
    for (double[] p : points) {
      data.append(data.length() == 0 ? 'M' : 'L');
      data.append(String.format(Locale.ROOT, "%.1f %.1f", p[0], p[1]));
    }
    add("<path class=\"%s\" d=\"%s%s\"/>\n", style, data, closed ? "Z" : "");
  }

  void rectangle(String style, double x, double y, double w, double h, String tip) {
    if (Double.isFinite(x + y + w + h)) {
      add(
          "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\">%s</rect>\n",
          style, x, y, Math.max(w, 0), Math.max(h, 0), tip(tip));
    }
  }

  void circle(String style, double x, double y, double r, String tip) {
    if (Double.isFinite(x + y)) {
      add(
          "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\">%s</circle>\n",
          style, x, y, r, tip(tip));
    }
  }

  /** Text whose {@code anchor} is start, middle or end. */
  void text(String style, double x, double y, String anchor, String text) {
    if (Double.isFinite(x + y)) {
      add(
          "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n",
          style, x, y, anchor, Html.escape(text));
    }
  }

  /** Text that reads upwards. */
  void upwards(double x, double y, String text) {
    add(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\" transform=\"rotate(-90 %.1f %.1f)\">%s</text>\n",
        x, y, x, y, Html.escape(text));
  }

  private static String tip(String text) {
    return text.isEmpty() ? "" : "<title>" + Html.escape(text) + "</title>";
  }

  private void add(String format, Object... values) {
    body.append(String.format(Locale.ROOT, format, values));
  }

  @Override
  public String toString() {
    String open =
        String.format(Locale.ROOT, "viewBox=\"0 0 %.0f %.0f\" role=\"img\">\n", width, height);
    String name = "<title>" + Html.escape(title) + "</title>\n";
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" " + open + name + body + "</svg>\n";
  }
}
