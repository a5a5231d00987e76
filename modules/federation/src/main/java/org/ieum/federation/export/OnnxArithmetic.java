package org.ieum.federation.export;

import org.ieum.federation.basis.Arithmetic;
import org.ieum.federation.export.OnnxGraph.Value;

/** Terms of a covariate as nodes over its input. */
record OnnxArithmetic(OnnxCells cells) implements Arithmetic<Value> {
  @Override
  public Value number(double value) {
    return cells.constant(value);
  }

  @Override
  public Value plus(Value a, Value b) {
    return cells.node("sum", "Add", a, b);
  }

  @Override
  public Value minus(Value a, Value b) {
    return cells.node("difference", "Sub", a, b);
  }

  @Override
  public Value times(Value a, Value b) {
    return cells.node("product", "Mul", a, b);
  }

  @Override
  public Value log(Value a) {
    return cells.node("logarithm", "Log", a);
  }

  @Override
  public Value positivePart(Value a) {
    return cells.node("positive part", "Max", a, cells.constant(0));
  }

  @Override
  public Value within(Value a, double low, double high) {
    Value below = cells.node("below the band", "Less", a, cells.constant(low));
    Value above = cells.node("above the band", "GreaterOrEqual", a, cells.constant(high));
    Value beyond = cells.node("outside the band", "Or", below, above);
    return cells.indicator(cells.node("in the band", "Not", beyond));
  }
}
