package org.ieum.federation.basis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The restricted cubic spline of Harrell (Regression Modeling Strategies, 2nd edition, section
 * 2.4.5): x itself, and for the first k − 2 of the knots t<sub>1</sub> … t<sub>k</sub>
 *
 * <pre>
 * { (x − t_j)₊³ − (x − t_(k−1))₊³ (t_k − t_j) / (t_k − t_(k−1))
 *   + (x − t_k)₊³ (t_(k−1) − t_j) / (t_k − t_(k−1)) } / (t_k − t_1)²
 * </pre>
 *
 * <p>as {@code rcspline.eval(x, knots, norm = 2, inclx = TRUE)} of R's Hmisc gives it. Each is 0 up
 * to its knot, rises from there, and is linear beyond the last.
 *
 * @param knots 3 to 7, ascending
 */
public record Spline(List<Double> knots) implements Basis {
  public static final int FEWEST = 3;
  public static final int MOST = 7;

  public Spline {
    knots = List.copyOf(knots);
    if (knots.size() < FEWEST || knots.size() > MOST) {
      throw new IllegalArgumentException(
          "expected " + FEWEST + " to " + MOST + " knots, found " + knots.size());
    }
    Wording.checkAscending("knots", knots);
  }

  @Override
  public <T> List<T> terms(T x, Arithmetic<T> a) {
    int k = knots.size();
    List<T> cubes = knots.stream().map(t -> cube(x, t, a)).toList();
    double first = knots.get(0);
    double inner = knots.get(k - 2);
    double last = knots.get(k - 1);
    double norm = (last - first) * (last - first);
    List<T> terms = new ArrayList<>(List.of(x));
    for (int j = 0; j < k - 2; j++) {
      double knot = knots.get(j);
      T rise = a.times(a.number(1 / norm), cubes.get(j));
      T bend = a.times(a.number((last - knot) / (last - inner) / norm), cubes.get(k - 2));
      T end = a.times(a.number((inner - knot) / (last - inner) / norm), cubes.get(k - 1));
      terms.add(a.plus(a.minus(rise, bend), end));
    }
    return List.copyOf(terms);
  }

  private static <T> T cube(T x, double knot, Arithmetic<T> a) {
    return a.power(a.positivePart(a.minus(x, a.number(knot))), 3);
  }

  @Override
  public List<String> words() {
    List<String> words = new ArrayList<>(List.of(Wording.VALUE));
    for (int j = 1; j < knots.size() - 1; j++) {
      words.add("spline term " + j + at());
    }
    return List.copyOf(words);
  }

  @Override
  public String summary() {
    int more = knots.size() - 2;
    return Wording.VALUE + " and " + more + (more == 1 ? " spline term" : " spline terms") + at();
  }

  private String at() {
    return knots.stream()
        .map(Wording::number)
        .collect(Collectors.joining(", ", " with knots ", ""));
  }

  @Override
  public boolean keepsValue() {
    return true;
  }

  @Override
  public Optional<Misfit> misfit(double min, double max) {
    return knots.get(0) >= min && knots.get(knots.size() - 1) <= max
        ? Optional.empty()
        : Optional.of(
            new Misfit(
                "knots within the limits, " + Wording.range(min, max),
                "one beyond",
                "move it, or the limits"));
  }
}
