package org.ieum.clinical.yaml;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.Nfc;
import org.ieum.federation.study.StudyManifest;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One type of value.
 *
 * @param expected what a message says was expected
 * @param remedy what a message says to do
 * @param placeholder stands for a faulty value until the document is refused
 * @param parse the value of a node, or empty where the node holds no such value
 */
record Reading<T>(
    String expected, String remedy, T placeholder, Function<Node, Optional<T>> parse) {

  Reading<T> withRemedy(String other) {
    return new Reading<>(expected, other, placeholder, parse);
  }

  /** In the one spelling of {@link Nfc}. */
  static Reading<String> text() {
    return new Reading<>(
        "text",
        "give it as text, in quotes if it looks like a number",
        "-",
        node -> scalar(node, Tag.STR).map(Nfc::of).filter(s -> !s.isBlank()));
  }

  static Reading<String> label() {
    return new Reading<>(
        "one line of at most " + Covariate.LONGEST_LABEL + " characters",
        "shorten it; 'description' has room for more",
        "-",
        node ->
            scalar(node, Tag.STR)
                .map(Nfc::of)
                .filter(s -> !s.isBlank())
                .flatMap(s -> attempt(Reading::checkedLabel, s)));
  }

  private static String checkedLabel(String label) {
    Covariate.checkLabel("-", label);
    return label;
  }

  /** Any scalar, as it stands in the file. */
  static Reading<String> anyScalar() {
    return new Reading<>(
        "a single value",
        "give one value",
        "-",
        node ->
            node instanceof ScalarNode s && !s.getTag().equals(Tag.NULL)
                ? Optional.of(s.getValue())
                : Optional.empty());
  }

  static Reading<String> name() {
    return new Reading<>(
        "a name of lower-case letters, digits and hyphens",
        "rename it",
        "unnamed",
        node -> scalar(node, Tag.STR).filter(StudyManifest::isName));
  }

  static <T> Reading<T> parsed(String expected, T placeholder, Function<String, T> parse) {
    return new Reading<>(
        expected,
        "correct it",
        placeholder,
        node -> scalar(node, Tag.STR).flatMap(s -> attempt(parse, s)));
  }

  private static <T> Optional<T> attempt(Function<String, T> parse, String text) {
    try {
      return Optional.of(parse.apply(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static Reading<Boolean> flag() {
    return new Reading<>(
        "true or false",
        "write true or false without quotes",
        false,
        node -> scalar(node, Tag.BOOL).map(Boolean::parseBoolean));
  }

  static Reading<Long> integer(long min, long max) {
    return new Reading<>(
        "an integer from " + min + " to " + max,
        "set it within these limits",
        min,
        node ->
            decimal(node)
                .filter(d -> within(d, BigDecimal.valueOf(min), BigDecimal.valueOf(max)))
                .filter(d -> d.stripTrailingZeros().scale() <= 0)
                .map(BigDecimal::longValueExact));
  }

  static Reading<Double> number(double min, double max) {
    return new Reading<>(
        "a number from " + plain(min) + " to " + plain(max),
        "set it within these limits",
        min,
        node ->
            decimal(node)
                .filter(d -> within(d, BigDecimal.valueOf(min), BigDecimal.valueOf(max)))
                .map(BigDecimal::doubleValue));
  }

  static <E extends Enum<E>> Reading<E> choice(Class<E> type) {
    E[] constants = type.getEnumConstants();
    List<String> words = Arrays.stream(constants).map(Reading::word).toList();
    return new Reading<>(
        words.size() == 1 ? words.get(0) : "one of " + String.join(", ", words),
        "choose one of these",
        constants[0],
        node ->
            scalar(node, Tag.STR)
                .flatMap(s -> Arrays.stream(constants).filter(c -> word(c).equals(s)).findAny()));
  }

  /** The word for an enum constant in a file: {@code ASK_A_HUMAN} is {@code ask-a-human}. */
  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Optional<String> scalar(Node node, Tag tag) {
    return node instanceof ScalarNode s && s.getTag().equals(tag)
        ? Optional.of(s.getValue())
        : Optional.empty();
  }

  private static Optional<BigDecimal> decimal(Node node) {
    return scalar(node, Tag.INT)
        .or(() -> scalar(node, Tag.FLOAT))
        .flatMap(s -> attempt(BigDecimal::new, s));
  }

  private static boolean within(BigDecimal d, BigDecimal min, BigDecimal max) {
    return d.compareTo(min) >= 0 && d.compareTo(max) <= 0;
  }

  private static String plain(double x) {
    return x == Math.rint(x) && Math.abs(x) < 1e15 ? Long.toString((long) x) : Double.toString(x);
  }
}
