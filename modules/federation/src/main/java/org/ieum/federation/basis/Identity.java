package org.ieum.federation.basis;

import java.util.List;

/** The value as it is. */
public record Identity() implements Basis {
  @Override
  public <T> List<T> terms(T x, Arithmetic<T> arithmetic) {
    return List.of(x);
  }

  @Override
  public List<String> words() {
    return List.of(Wording.VALUE);
  }

  @Override
  public boolean keepsValue() {
    return true;
  }
}
