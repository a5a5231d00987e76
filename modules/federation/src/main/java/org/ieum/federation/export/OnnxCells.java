package org.ieum.federation.export;

import java.util.List;
import org.ieum.federation.export.OnnxGraph.Attribute;
import org.ieum.federation.export.OnnxGraph.TensorType;
import org.ieum.federation.export.OnnxGraph.Value;

/**
 * Nodes over one covariate's input, named after it.
 *
 * @param covariate name of the covariate
 */
record OnnxCells(OnnxGraph graph, String covariate, Value input) {
  /** A node that is named by what it says of the covariate. */
  Value node(String what, String operator, Value... arguments) {
    return graph.node(name(what), operator, List.of(arguments));
  }

  Value constant(double value) {
    return graph.constant(value);
  }

  Value equal(Value number, double value) {
    return node("is " + value, "Equal", number, constant(value));
  }

  /** Whether at least one holds. */
  Value any(String what, List<Value> of) {
    Value any = of.get(0);
    for (Value next : of.subList(1, of.size())) {
      any = node(what, "Or", any, next);
    }
    return any;
  }

  /** Whether the input, a text, is as a whole one of the regular expression. */
  Value matches(String what, String pattern) {
    return graph.node(
        name(what), "RegexFullMatch", List.of(input), Attribute.of("pattern", pattern));
  }

  /** The number that the input, a text, spells where {@code isNumber} holds; elsewhere 0. */
  Value spelled(Value isNumber) {
    return toDouble(node("digits", "Where", isNumber, input, graph.constant("0")));
  }

  /** 1 where it holds, else 0. */
  Value indicator(Value flag) {
    return toDouble(flag);
  }

  private Value toDouble(Value value) {
    return graph.node(
        name("number"), "Cast", List.of(value), Attribute.of("to", TensorType.DOUBLE));
  }

  private String name(String what) {
    return covariate + ": " + what;
  }
}
