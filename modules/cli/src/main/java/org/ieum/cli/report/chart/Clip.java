package org.ieum.cli.report.chart;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a line that lie inside the unit square (Liang and Barsky 1984). */
final class Clip {
  private Clip() {}

  /** Points that are not finite end a part. */
  static List<List<double[]>> inside(List<double[]> line) {
    List<List<double[]>> parts = new ArrayList<>();
    List<double[]> part = new ArrayList<>();
    for (int i = 1; i < line.size(); i++) {
      double[] clipped = segment(line.get(i - 1), line.get(i));
      if (clipped == null) {
        part = new ArrayList<>();
        continue;
      }
      double[] from = {clipped[0], clipped[1]};
      double[] to = {clipped[2], clipped[3]};
      if (part.isEmpty() || !same(part.get(part.size() - 1), from)) {
        part = new ArrayList<>();
        part.add(from);
        parts.add(part);
      }
      part.add(to);
    }
    return parts;
  }

  private static boolean same(double[] a, double[] b) {
    return a[0] == b[0] && a[1] == b[1];
  }

  private static double @Nullable [] segment(double[] a, double[] b) {
    double dx = b[0] - a[0];
    double dy = b[1] - a[1];
    if (!Double.isFinite(a[0] + a[1] + dx + dy)) {
      return null;
    }
    double[] step = {-dx, dx, -dy, dy};
    double[] room = {a[0], 1 - a[0], a[1], 1 - a[1]};
    double enter = 0;
    double leave = 1;
    for (int edge = 0; edge < 4; edge++) {
      if (step[edge] == 0) {
        if (room[edge] < 0) {
          return null;
        }
      } else if (step[edge] < 0) {
        enter = Math.max(enter, room[edge] / step[edge]);
      } else {
        leave = Math.min(leave, room[edge] / step[edge]);
      }
    }
    if (enter > leave) {
      return null;
    }
    return new double[] {
      enter == 0 ? a[0] : a[0] + enter * dx,
      enter == 0 ? a[1] : a[1] + enter * dy,
      leave == 1 ? b[0] : a[0] + leave * dx,
      leave == 1 ? b[1] : a[1] + leave * dy
    };
  }
}
