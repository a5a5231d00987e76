package org.ieum.cli.report;

import java.util.List;
import java.util.Locale;

/** One picture with two linear axes, as SVG whose colours the page's style gives. */
final class Plot {
  private static final double WIDTH = 440;
  private static final double HEIGHT = 320;
  private static final double LEFT = 52;
  private static final double RIGHT = 14;
  private static final double TOP = 26;
  private static final double BOTTOM = 44;

  private final double x0;
  private final double x1;
  private final double y0;
  private final double y1;
  private final StringBuilder body = new StringBuilder();
  private final String title;
  private double legendAt = LEFT;

  Plot(String title, double x0, double x1, double y0, double y1) {
    this.title = title;
    this.x0 = x0;
    this.x1 = x1 > x0 ? x1 : x0 + 1;
    this.y0 = y0;
    this.y1 = y1 > y0 ? y1 : y0 + 1;
    path(
        "axis",
        String.format(
            Locale.ROOT, "M%.1f %.1fV%.1fH%.1f", LEFT, TOP, HEIGHT - BOTTOM, WIDTH - RIGHT));
  }

  Plot labels(String x, String y) {
    text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 6, "middle", x);
    text(LEFT, TOP - 10, "middle", y);
    return this;
  }

  Plot ticks(List<Double> xs, List<Double> ys) {
    int every = Math.max(1, (int) Math.ceil(xs.size() / 12.0));
    for (int i = 0; i < xs.size(); i += every) {
      text(x(xs.get(i)), HEIGHT - BOTTOM + 18, "middle", label(xs.get(i)));
    }
    for (double y : ys) {
      path("axis", String.format(Locale.ROOT, "M%.1f %.1fH%.1f", LEFT, y(y), WIDTH - RIGHT));
      text(LEFT - 8, y(y) + 4, "end", label(y));
    }
    return this;
  }

  /** Where a perfect result would lie. */
  Plot ideal(double fromX, double fromY, double toX, double toY) {
    path(
        "ideal",
        String.format(Locale.ROOT, "M%.1f %.1fL%.1f %.1f", x(fromX), y(fromY), x(toX), y(toY)));
    return this;
  }

  Plot line(List<double[]> points) {
    if (!points.isEmpty()) {
      path("line", polyline(points));
    }
    return this;
  }

  Plot area(List<double[]> points) {
    double end = points.get(points.size() - 1)[0];
    path(
        "area",
        polyline(points)
            + String.format(
                Locale.ROOT, "L%.1f %.1fL%.1f %.1fZ", x(end), y(y0), x(points.get(0)[0]), y(y0)));
    return this;
  }

  Plot dots(List<double[]> points) {
    for (double[] point : points) {
      body.append(
          String.format(
              Locale.ROOT,
              "<circle class=\"dot\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"/>\n",
              x(point[0]),
              y(point[1])));
    }
    return this;
  }

  Plot bar(double x, double width, double height, int series, String name) {
    body.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"s%d\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"><title>%s</title></rect>\n",
            series % 4,
            x(x),
            y(height),
            Math.max(x(x + width) - x(x) - 1, 1),
            y(y0) - y(height),
            Html.escape(name + ", " + label(height))));
    return this;
  }

  Plot legend(int series, String name) {
    body.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"s%d\" x=\"%.1f\" y=\"2\" width=\"10\" height=\"10\"/>\n",
            series % 4,
            legendAt + 20));
    text(legendAt + 34, 11, "start", name);
    legendAt += 30 + 8.0 * name.length();
    return this;
  }

  Plot note(double x, double y, String text) {
    text(x(x0 + x * (x1 - x0)), y(y0 + y * (y1 - y0)), "end", text);
    return this;
  }

  String svg() {
    return String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" role=\"img\">\n<title>%s</title>\n",
            WIDTH,
            HEIGHT,
            Html.escape(title))
        + body
        + "</svg>\n";
  }

  private String polyline(List<double[]> points) {
    StringBuilder path = new StringBuilder();
    for (double[] point : points) {
      path.append(path.length() == 0 ? 'M' : 'L');
      path.append(String.format(Locale.ROOT, "%.1f %.1f", x(point[0]), y(point[1])));
    }
    return path.toString();
  }

  private void path(String style, String data) {
    body.append("<path class=\"").append(style).append("\" d=\"").append(data).append("\"/>\n");
  }

  private void text(double x, double y, String anchor, String text) {
    body.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n",
            x,
            y,
            anchor,
            Html.escape(text)));
  }

  private double x(double value) {
    return LEFT + (clamp(value, x0, x1) - x0) / (x1 - x0) * (WIDTH - LEFT - RIGHT);
  }

  private double y(double value) {
    return HEIGHT - BOTTOM - (clamp(value, y0, y1) - y0) / (y1 - y0) * (HEIGHT - TOP - BOTTOM);
  }

  private static double clamp(double value, double low, double high) {
    return Double.isNaN(value) ? low : Math.max(low, Math.min(high, value));
  }

  /** Up to four digits, no trailing zeros. */
  private static String label(double value) {
    String text = String.format(Locale.ROOT, "%.4f", value).replaceFirst("\\.?0+$", "");
    return text.equals("-0") ? "0" : text;
  }
}
