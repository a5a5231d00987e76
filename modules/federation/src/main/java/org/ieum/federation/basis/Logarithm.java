package org.ieum.federation.basis;

import java.util.List;
import java.util.Optional;

/** The natural logarithm. */
public record Logarithm() implements Basis {
  @Override
  public <T> List<T> terms(T x, Arithmetic<T> arithmetic) {
    return List.of(arithmetic.log(x));
  }

  @Override
  public List<String> words() {
    return List.of("log(" + Wording.VALUE + ")");
  }

  @Override
  public Optional<Misfit> misfit(double min, double max) {
    return min > 0
        ? Optional.empty()
        : Optional.of(
            new Misfit(
                "a min above 0 where the transform is log",
                Wording.number(min),
                "raise it to the least value that can be measured"));
  }
}
