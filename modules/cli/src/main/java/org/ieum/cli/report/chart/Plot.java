package org.ieum.cli.report.chart;

import java.util.ArrayList;
import java.util.List;

/** A picture with two axes. Lines are cut at its edges, marks outside of it are left out. */
final class Plot {
  private static final double WIDTH = 460;
  private static final double LEFT = 64;
  private static final double RIGHT = 16;
  private static final double TOP = 34;
  private static final double BOTTOM = 46;

  private final Axis x;
  private final Axis y;
  private final double bottom;
  private final Svg svg;
  private double legendAt = LEFT;

  Plot(String title, Axis x, Axis y) {
    this(title, x, y, 360, 0);
  }

  /** With so much room below the axis for a picture of the same width. */
  Plot(String title, Axis x, Axis y, double height, double below) {
    this.x = x;
    this.y = y;
    this.bottom = height - BOTTOM - below;
    this.svg = new Svg(title, WIDTH, height);
    for (Axis.Tick tick : y.ticks()) {
      svg.line("grid", LEFT, down(tick.value()), WIDTH - RIGHT, down(tick.value()));
      svg.text("tick", LEFT - 8, down(tick.value()) + 4, "end", tick.label());
    }
    for (Axis.Tick tick : x.ticks()) {
      double at = across(tick.value());
      svg.line("axis", at, height - BOTTOM, at, height - BOTTOM + 4);
      svg.text("tick", at, height - BOTTOM + 18, "middle", tick.label());
    }
    svg.line("axis", LEFT, bottom, WIDTH - RIGHT, bottom);
    if (below > 0) {
      svg.line("axis", LEFT, height - BOTTOM, WIDTH - RIGHT, height - BOTTOM);
    }
    svg.text("", (LEFT + WIDTH - RIGHT) / 2, height - 8, "middle", x.label());
    svg.upwards(12, (TOP + bottom) / 2, y.label());
  }

  Plot line(String style, List<double[]> points) {
    List<double[]> unit =
        points.stream().map(p -> new double[] {x.place(p[0]), y.place(p[1])}).toList();
    for (List<double[]> part : Clip.inside(unit)) {
      svg.path(style, part.stream().map(this::inside).toList(), false);
    }
    return this;
  }

  /** Between two curves over the same places: {@code {x, low, high}}. */
  Plot band(String style, List<double[]> points) {
    List<double[]> outline = new ArrayList<>();
    List<double[]> back = new ArrayList<>();
    for (double[] p : points) {
      double at = x.place(p[0]);
      if (at >= 0 && at <= 1 && Double.isFinite(p[1] + p[2])) {
        outline.add(inside(new double[] {at, cut(y.place(p[1]))}));
        back.add(0, inside(new double[] {at, cut(y.place(p[2]))}));
      }
    }
    outline.addAll(back);
    svg.path(style, outline, true);
    return this;
  }

  Plot dot(String style, double px, double py, double radius, String tip) {
    double u = x.place(px);
    double v = y.place(py);
    if (u >= 0 && u <= 1 && v >= 0 && v <= 1) {
      svg.circle(style, across(px), down(py), radius, tip);
    }
    return this;
  }

  Plot upright(String style, double px, double low, double high) {
    double u = x.place(px);
    if (u >= 0 && u <= 1) {
      double[] from = inside(new double[] {u, cut(y.place(low))});
      double[] to = inside(new double[] {u, cut(y.place(high))});
      svg.line(style, from[0], from[1], to[0], to[1]);
    }
    return this;
  }

  Plot bar(String style, double from, double to, double height, String tip) {
    double left = across(from);
    svg.rectangle(style, left, down(height), across(to) - left - 0.8, bottom - down(height), tip);
    return this;
  }

  /** A bar that hangs below the axis by {@code length} units of the picture. */
  Plot hanging(String style, double from, double to, double length, String tip) {
    double left = across(from);
    svg.rectangle(style, left, bottom + 1, across(to) - left - 0.8, length, tip);
    return this;
  }

  Plot note(double u, double v, String anchor, String text) {
    double[] at = inside(new double[] {u, v});
    svg.text("", at[0], at[1], anchor, text);
    return this;
  }

  /** An entry of the legend above the picture, with a sample of the style. */
  Plot legend(String style, String name) {
    boolean line = style.startsWith("line") || style.equals("ideal");
    if (line) {
      svg.line(style, legendAt, 14, legendAt + 18, 14);
    } else {
      svg.rectangle(style, legendAt + 4, 9, 10, 10, "");
    }
    svg.text("", legendAt + 24, 18, "start", name);
    legendAt += 40 + 7.3 * name.length();
    return this;
  }

  String svg() {
    return svg.toString();
  }

  private double across(double value) {
    return LEFT + cut(x.place(value)) * (WIDTH - LEFT - RIGHT);
  }

  private double down(double value) {
    return bottom - cut(y.place(value)) * (bottom - TOP);
  }

  private double[] inside(double[] unit) {
    return new double[] {
      LEFT + unit[0] * (WIDTH - LEFT - RIGHT), bottom - unit[1] * (bottom - TOP)
    };
  }

  private static double cut(double place) {
    return Double.isNaN(place) ? 0 : Math.max(0, Math.min(1, place));
  }
}
