package org.ieum.federation.export;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.ieum.federation.Release;

/**
 * An ONNX graph under construction: inputs first, then constants and nodes in the order of
 * computation, then outputs. Every value is known by a {@link Value}; names are made unique.
 *
 * <p>Field numbers are those of {@code onnx.proto}; fields are written in their order, as
 * protobuf's own writers do.
 */
final class OnnxGraph {
  /** The first whose operator set has {@code RegexFullMatch}. */
  static final int OPSET = 20;

  /** The representation that came with {@link #OPSET}. */
  static final int IR_VERSION = 9;

  private final List<ProtobufMessage> nodes = new ArrayList<>();
  private final List<ProtobufMessage> constants = new ArrayList<>();
  private final List<ProtobufMessage> inputs = new ArrayList<>();
  private final List<ProtobufMessage> outputs = new ArrayList<>();
  private final Map<String, Value> made = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  /** A tensor of the graph. */
  record Value(String name) {}

  /** What a tensor holds, with its {@code TensorProto.DataType}. */
  enum TensorType {
    STRING(8),
    DOUBLE(11);

    private final int code;

    TensorType(int code) {
      this.code = code;
    }
  }

  /** An attribute of a node. */
  record Attribute(String name, ProtobufMessage message) {
    private static final int INT = 2;
    private static final int STRING = 3;

    static Attribute of(String name, long value) {
      return new Attribute(name, new ProtobufMessage().add(1, name).add(3, value).add(20, INT));
    }

    static Attribute of(String name, String value) {
      return new Attribute(name, new ProtobufMessage().add(1, name).add(4, value).add(20, STRING));
    }

    static Attribute of(String name, TensorType value) {
      return of(name, value.code);
    }
  }

  /**
   * An input of one column and any number of rows, under exactly this name; all inputs come before
   * anything else.
   */
  Value input(String name, TensorType type, String description) {
    if (!taken.add(name)) {
      throw new IllegalArgumentException("input " + name + ": is one already");
    }
    inputs.add(column(name, type, description));
    return new Value(name);
  }

  /** Declares a value as an output of one column. */
  void output(Value value, TensorType type, String description) {
    outputs.add(column(value.name(), type, description));
  }

  /** A number; the same number is the same constant. */
  Value constant(double value) {
    return constant("number " + value, name -> numbers(name, List.of(value)));
  }

  /** A text; the same text is the same constant. */
  Value constant(String value) {
    return constant(
        "text " + value,
        name -> new ProtobufMessage().add(2, TensorType.STRING.code).add(6, value).add(8, name));
  }

  /** Numbers below one another. */
  Value column(String name, List<Double> values) {
    return constant(name, free -> numbers(free, values, values.size(), 1));
  }

  /** A node with one result, which is called as near to {@code name} as is free. */
  Value node(String name, String operator, List<Value> arguments, Attribute... attributes) {
    Value result = new Value(free(name));
    ProtobufMessage node = new ProtobufMessage();
    arguments.forEach(argument -> node.add(1, argument.name()));
    node.add(2, result.name()).add(3, result.name()).add(4, operator);
    for (Attribute attribute : attributes) {
      node.add(5, attribute.message());
    }
    nodes.add(node);
    return result;
  }

  /** The whole file. */
  byte[] toBytes(String name, String description) {
    ProtobufMessage graph = new ProtobufMessage();
    nodes.forEach(node -> graph.add(1, node));
    graph.add(2, name);
    constants.forEach(constant -> graph.add(5, constant));
    inputs.forEach(input -> graph.add(11, input));
    outputs.forEach(output -> graph.add(12, output));
    return new ProtobufMessage()
        .add(1, IR_VERSION)
        .add(2, Release.NAME)
        .add(3, Release.VERSION)
        .add(6, description)
        .add(7, graph)
        .add(8, new ProtobufMessage().add(1, "").add(2, OPSET))
        .toBytes();
  }

  private Value constant(String name, Function<String, ProtobufMessage> tensor) {
    return made.computeIfAbsent(
        name,
        wanted -> {
          Value constant = new Value(free(wanted));
          constants.add(tensor.apply(constant.name()));
          return constant;
        });
  }

  private static ProtobufMessage numbers(String name, List<Double> values, int... shape) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Double.BYTES * values.size()).order(ByteOrder.LITTLE_ENDIAN);
    values.forEach(bytes::putDouble);
    ProtobufMessage tensor = new ProtobufMessage();
    for (int length : shape) {
      tensor.add(1, length);
    }
    return tensor.add(2, TensorType.DOUBLE.code).add(8, name).add(9, bytes.array());
  }

  private String free(String name) {
    String free = name;
    while (!taken.add(free)) {
      free += "_";
    }
    return free;
  }

  private static ProtobufMessage column(String name, TensorType type, String description) {
    ProtobufMessage rows = new ProtobufMessage().add(2, "N");
    ProtobufMessage one = new ProtobufMessage().add(1, 1);
    ProtobufMessage shape = new ProtobufMessage().add(1, rows).add(1, one);
    ProtobufMessage tensor = new ProtobufMessage().add(1, type.code).add(2, shape);
    return new ProtobufMessage()
        .add(1, name)
        .add(2, new ProtobufMessage().add(1, tensor))
        .add(3, description);
  }
}
