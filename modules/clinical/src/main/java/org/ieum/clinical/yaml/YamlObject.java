package org.ieum.clinical.yaml;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.ieum.federation.error.Nearest;
import org.ieum.federation.study.Nfc;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A cursor on one object of a document. Getters never throw for what stands in the file: they note
 * a fault and return a placeholder.
 */
public final class YamlObject {
  private final YamlDocument document;
  private final String subject;
  private final Spot spot;
  private final boolean real;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Spot> keys = new LinkedHashMap<>();
  private final Set<String> known = new LinkedHashSet<>();

  private YamlObject(YamlDocument document, String subject, Spot spot, boolean real) {
    this.document = document;
    this.subject = subject;
    this.spot = spot;
    this.real = real;
  }

  static YamlObject of(YamlDocument document, String subject, MappingNode node) {
    Spot start = Spot.of(document.file(), node.getStartMark());
    YamlObject object = new YamlObject(document, subject, start, true);
    node.getValue().stream().filter(t -> !document.neutral(t.getValueNode())).forEach(object::put);
    document.opened(object);
    return object;
  }

  /** Stands for an object that is faulty itself; notes no further faults. */
  static YamlObject placeholder(YamlDocument document, String subject, Spot spot) {
    return new YamlObject(document, subject, spot, false);
  }

  private void put(NodeTuple tuple) {
    Node key = tuple.getKeyNode();
    Spot at = Spot.of(document.file(), key.getStartMark());
    if (!(key instanceof ScalarNode scalar)) {
      add(at, subject, "a plain key", Found.in(key), "write the key as text");
      return;
    }
    String name = Nfc.of(scalar.getValue());
    if (keys.putIfAbsent(name, at) != null) {
      String first = "line " + keys.get(name).line();
      add(at, inner(name), "one value", "a second one (first: " + first + ")", "keep one");
    } else {
      values.put(name, tuple.getValueNode());
    }
  }

  /** Whether the key is present. */
  public boolean has(String key) {
    known.add(key);
    return values.containsKey(key);
  }

  /** Text that is not blank. */
  public String text(String key) {
    return required(key, Reading.text());
  }

  public String text(String key, String byDefault) {
    return optionalText(key).orElse(byDefault);
  }

  /** One short line for people, in any script and composed (NFC); empty where left out. */
  public String label(String key) {
    return optional(key, Reading.label()).orElse("");
  }

  /** A single value of any type, as it stands in the file. */
  public String single(String key) {
    return required(key, Reading.anyScalar());
  }

  public Optional<String> optionalText(String key) {
    return optional(key, Reading.text());
  }

  /** Lower-case letters, digits and hyphens: fit to name a study, a site or a file. */
  public String name(String key) {
    return required(key, Reading.name());
  }

  public String name(String key, String byDefault) {
    return optional(key, Reading.name()).orElse(byDefault);
  }

  /** An integer within limits, both included. */
  public int integer(String key, int min, int max) {
    return Math.toIntExact(required(key, Reading.integer(min, max)));
  }

  public int integer(String key, int min, int max, int byDefault) {
    return optional(key, Reading.integer(min, max)).map(Math::toIntExact).orElse(byDefault);
  }

  /** A long integer within limits, both included. */
  public long longInteger(String key, long min, long max) {
    return required(key, Reading.integer(min, max));
  }

  public long longInteger(String key, long min, long max, long byDefault) {
    return optional(key, Reading.integer(min, max)).orElse(byDefault);
  }

  /** A finite number within finite limits, both included. */
  public double number(String key, double min, double max) {
    return required(key, Reading.number(min, max));
  }

  public double number(String key, double min, double max, double byDefault) {
    return optional(key, Reading.number(min, max)).orElse(byDefault);
  }

  /** {@code true} or {@code false}. */
  public boolean flag(String key) {
    return required(key, Reading.flag());
  }

  public boolean flag(String key, boolean byDefault) {
    return optional(key, Reading.flag()).orElse(byDefault);
  }

  /** A constant of an enum, written in kebab-case. */
  public <E extends Enum<E>> E choice(String key, Class<E> type) {
    return required(key, Reading.choice(type));
  }

  public <E extends Enum<E>> E choice(String key, Class<E> type, E byDefault) {
    return optional(key, Reading.choice(type)).orElse(byDefault);
  }

  /** The same, with what to do about another value. */
  public <E extends Enum<E>> E choice(String key, Class<E> type, E byDefault, String remedy) {
    return optional(key, Reading.choice(type).withRemedy(remedy)).orElse(byDefault);
  }

  /**
   * The file's format, its key {@code ieum}. Of a file of another format nothing else is said: its
   * other keys were written for another reader.
   */
  public void format(String expected) {
    known.add(FileFormat.KEY);
    Node node = values.get(FileFormat.KEY);
    if (node == null) {
      missing(FileFormat.KEY, "the format " + expected);
      return;
    }
    String found = node instanceof ScalarNode scalar ? scalar.getValue() : "";
    if (real && !found.equals(expected)) {
      document
          .faults()
          .only(
              Spot.of(document.file(), node.getStartMark()),
              FileFormat.KEY,
              "the format " + expected,
              Found.in(node),
              FileFormat.remedy(expected, found));
    }
  }

  /**
   * Text with a grammar of its own.
   *
   * @param placeholder stands for a faulty value; never seen after {@link YamlDocument#finish()}
   * @param expected what a message says was expected, such as {@code "an address host:port"}
   * @param parse throws IllegalArgumentException for text that it refuses
   */
  public <T> T parsed(String key, T placeholder, String expected, Function<String, T> parse) {
    return required(key, Reading.parsed(expected, placeholder, parse));
  }

  /** As {@link #parsed}, for a key that may be left out. */
  public <T> Optional<T> optionalParsed(
      String key, T placeholder, String expected, Function<String, T> parse) {
    return optional(key, Reading.parsed(expected, placeholder, parse));
  }

  /** A path; a relative one starts from the folder of the file. */
  public Path path(String key) {
    return required(key, pathReading());
  }

  public Path path(String key, String byDefault) {
    return optionalPath(key).orElseGet(() -> resolve(byDefault));
  }

  public Optional<Path> optionalPath(String key) {
    return optional(key, pathReading());
  }

  /** A list of one or more texts. */
  public List<String> texts(String key) {
    return list(key, Reading.text(), true);
  }

  public List<String> texts(String key, List<String> byDefault) {
    return has(key) ? list(key, Reading.text(), false) : byDefault;
  }

  /** A list of one or more names as of {@link #name}. */
  public List<String> names(String key) {
    return list(key, Reading.name(), true);
  }

  public List<String> names(String key, List<String> byDefault) {
    return has(key) ? list(key, Reading.name(), true) : byDefault;
  }

  /** An object whose keys are free and whose values are single values, kept as written. */
  public Map<String, String> textsByKey(String key) {
    if (!has(key)) {
      return Map.of();
    }
    YamlObject object = object(key);
    Map<String, String> texts = new LinkedHashMap<>();
    for (String free : object.values.keySet()) {
      texts.put(free, object.required(free, Reading.anyScalar()));
    }
    return texts;
  }

  /** An object whose keys are free names and whose values are objects, in the file's order. */
  public Map<String, YamlObject> objectsByKey(String key) {
    YamlObject object = object(key);
    Map<String, YamlObject> objects = new LinkedHashMap<>();
    object.values.keySet().forEach(free -> objects.put(free, object.object(free)));
    return objects;
  }

  /** An object. */
  public YamlObject object(String key) {
    known.add(key);
    Node node = values.get(key);
    if (node == null) {
      missing(key, "an object");
      return placeholder(document, inner(key), spot);
    }
    return object(inner(key), node);
  }

  public Optional<YamlObject> optionalObject(String key) {
    return has(key) ? Optional.of(object(key)) : Optional.empty();
  }

  /** An object, or one without any key where it is left out: for settings with defaults. */
  public YamlObject objectOrEmpty(String key) {
    return optionalObject(key).orElseGet(() -> new YamlObject(document, inner(key), spot, real));
  }

  /** A list of one or more objects. */
  public List<YamlObject> objects(String key) {
    List<YamlObject> objects = new ArrayList<>();
    List<Node> nodes = items(key, "a list of objects", true);
    for (int i = 0; i < nodes.size(); i++) {
      objects.add(object(inner(key) + "[" + i + "]", nodes.get(i)));
    }
    return objects;
  }

  /** A list whose items are read one by one, for lists of mixed or ordered values. */
  public YamlList list(String key) {
    List<Node> nodes = items(key, "a list", true);
    return new YamlList(this, inner(key), nodes);
  }

  public Optional<YamlList> optionalList(String key) {
    return has(key) ? Optional.of(list(key)) : Optional.empty();
  }

  /** The keys of an object whose keys are free, in the file's order; all of them become known. */
  public Set<String> freeKeys() {
    known.addAll(values.keySet());
    return new LinkedHashSet<>(values.keySet());
  }

  /** Whether a key's value is an object. */
  public boolean holdsObject(String key) {
    return has(key) && values.get(key) instanceof MappingNode;
  }

  /** Notes a fault of the reader's own at a key itself. */
  public void faultAtKey(String key, String expected, String found, String remedy) {
    add(keys.getOrDefault(key, spot), inner(key), expected, found, remedy);
  }

  /** Notes a fault of the reader's own at a key's value, or at this object where it is absent. */
  public void fault(String key, String expected, String found, String remedy) {
    Node node = values.get(key);
    Spot at = node == null ? spot : Spot.of(document.file(), node.getStartMark());
    add(at, inner(key), expected, found, remedy);
  }

  /** Refuses a key that has no place here. */
  public void refuse(String key, String expected, String remedy) {
    if (has(key)) {
      add(keys.getOrDefault(key, spot), inner(key), expected, "'" + key + "'", remedy);
    }
  }

  /** Refuses a key of an older format, saying what took its place. */
  public void retired(String key, String remedy) {
    refuse(key, "a key of this version", "it is retired: " + remedy);
  }

  /** Refuses a key of which people may think that it is there, saying what is. */
  public void unsupported(String key, String remedy) {
    if (values.containsKey(key)) {
      refuse(key, "a key of this version", remedy);
    }
  }

  void refuseUnknownKeys() {
    for (Map.Entry<String, Spot> key : keys.entrySet()) {
      if (!known.contains(key.getKey())) {
        String remedy =
            Nearest.to(key.getKey(), known)
                .map(k -> "did you mean '" + k + "'?")
                .orElse("known here: " + String.join(", ", known));
        String found = Found.quoted(key.getKey());
        add(key.getValue(), inner(key.getKey()), "a known key", found, remedy);
      }
    }
  }

  private <T> T required(String key, Reading<T> reading) {
    if (!has(key)) {
      missing(key, reading.expected());
    }
    return optional(key, reading).orElse(reading.placeholder());
  }

  private <T> Optional<T> optional(String key, Reading<T> reading) {
    known.add(key);
    Node node = values.get(key);
    return node == null ? Optional.empty() : Optional.of(value(inner(key), node, reading));
  }

  <T> T value(String name, Node node, Reading<T> reading) {
    return reading
        .parse()
        .apply(node)
        .orElseGet(
            () -> {
              Spot at = Spot.of(document.file(), node.getStartMark());
              add(at, name, reading.expected(), Found.in(node), reading.remedy());
              return reading.placeholder();
            });
  }

  private <T> List<T> list(String key, Reading<T> reading, boolean some) {
    List<T> list = new ArrayList<>();
    List<Node> nodes = items(key, "a list, each item " + reading.expected(), some);
    for (int i = 0; i < nodes.size(); i++) {
      list.add(value(inner(key) + "[" + i + "]", nodes.get(i), reading));
    }
    return list;
  }

  private List<Node> items(String key, String expected, boolean some) {
    known.add(key);
    Node node = values.get(key);
    if (node == null) {
      missing(key, expected);
      return List.of();
    }
    if (!(node instanceof SequenceNode sequence)) {
      fault(key, expected, Found.in(node), "write it as [a, b] or as lines that start with '-'");
      return List.of();
    }
    if (some && sequence.getValue().isEmpty()) {
      fault(key, expected, "an empty list", "list at least one");
    }
    return sequence.getValue();
  }

  YamlObject object(String name, Node node) {
    if (node instanceof MappingNode mapping) {
      return of(document, name, mapping);
    }
    Spot at = Spot.of(document.file(), node.getStartMark());
    add(at, name, "an object", Found.in(node), "give it keys and values");
    return placeholder(document, name, at);
  }

  private Reading<Path> pathReading() {
    return Reading.parsed("a path", document.file(), this::resolve);
  }

  private Path resolve(String text) {
    try {
      return text.isBlank() ? refuseBlank() : document.file().resolveSibling(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("not a path", e);
    }
  }

  private static Path refuseBlank() {
    throw new IllegalArgumentException("a path is not blank");
  }

  void faultAt(Node node, String name, String expected, String found, String remedy) {
    add(Spot.of(document.file(), node.getStartMark()), name, expected, found, remedy);
  }

  private void missing(String key, String expected) {
    add(spot, inner(key), expected, "no such key", "add '" + key + "'");
  }

  private void add(Spot at, String name, String expected, String found, String remedy) {
    if (real) {
      document.faults().add(at, name, expected, found, remedy);
    }
  }

  private String inner(String key) {
    if (key.isEmpty() || subject.isEmpty()) {
      return subject + key;
    }
    return subject + "." + key;
  }
}
