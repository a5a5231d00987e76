package org.ieum.clinical.yaml;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A cursor on one list of a document, as {@link YamlObject} is on an object. */
public final class YamlList {
  /** What an open end of a range is called. */
  public static final String OPEN = "any";

  private final YamlObject owner;
  private final String subject;
  private final List<Node> nodes;

  YamlList(YamlObject owner, String subject, List<Node> nodes) {
    this.owner = owner;
    this.subject = subject;
    this.nodes = nodes;
  }

  public int size() {
    return nodes.size();
  }

  public boolean holdsObject(int at) {
    return nodes.get(at) instanceof MappingNode;
  }

  public YamlObject object(int at) {
    return owner.object(name(at), nodes.get(at));
  }

  public long longInteger(int at, long min, long max) {
    return owner.value(name(at), nodes.get(at), Reading.integer(min, max));
  }

  /** An integer within limits, or empty for {@code any}. */
  public OptionalInt openInteger(int at, int min, int max) {
    return open(at)
        ? OptionalInt.empty()
        : OptionalInt.of(
            Math.toIntExact(
                owner.value(name(at), nodes.get(at), orOpen(Reading.integer(min, max)))));
  }

  /** A finite number within limits, or {@code whenOpen} for {@code any}. */
  public double openNumber(int at, double min, double max, double whenOpen) {
    return open(at)
        ? whenOpen
        : owner.value(name(at), nodes.get(at), orOpen(Reading.number(min, max)));
  }

  /** A day as {@code 2012-01-31} within limits, or {@code whenOpen} for {@code any}. */
  public LocalDate openDate(int at, LocalDate min, LocalDate max, LocalDate whenOpen) {
    return open(at)
        ? whenOpen
        : owner.value(
            name(at),
            nodes.get(at),
            orOpen(
                Reading.parsed(
                    "a day from " + min + " to " + max, min, text -> date(text, min, max))));
  }

  private static LocalDate date(String text, LocalDate min, LocalDate max) {
    try {
      LocalDate date = LocalDate.parse(text);
      if (date.isBefore(min) || date.isAfter(max)) {
        throw new IllegalArgumentException("out of range");
      }
      return date;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a date", e);
    }
  }

  /** Notes a fault of the reader's own at an item. */
  public void fault(int at, String expected, String found, String remedy) {
    owner.faultAt(nodes.get(at), name(at), expected, found, remedy);
  }

  private boolean open(int at) {
    Node node = nodes.get(at);
    return !(node instanceof SequenceNode)
        && Reading.text().parse().apply(node).filter(OPEN::equals).isPresent();
  }

  private static <T> Reading<T> orOpen(Reading<T> reading) {
    return new Reading<>(
        reading.expected() + " or '" + OPEN + "'",
        reading.remedy(),
        reading.placeholder(),
        reading.parse());
  }

  private String name(int at) {
    return subject + "[" + at + "]";
  }
}
