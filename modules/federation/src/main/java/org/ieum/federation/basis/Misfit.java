package org.ieum.federation.basis;

/** Why a basis does not go with the limits of its covariate, in the parts of a message. */
public record Misfit(String expected, String found, String remedy) {
  @Override
  public String toString() {
    return "expected " + expected + ", found " + found + "; " + remedy;
  }
}
