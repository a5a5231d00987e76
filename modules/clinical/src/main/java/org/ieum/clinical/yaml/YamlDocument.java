package org.ieum.clinical.yaml;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ieum.federation.error.ErrorCode;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** One YAML file, read strictly. Not for use by several threads. */
public final class YamlDocument {
  /** Characters; concept sets that ATLAS exports run to some millions. */
  private static final int LONGEST = 64 << 20;

  private final Path file;
  private final Faults faults;
  private final List<YamlObject> opened;
  private final boolean json;
  private final YamlObject root;

  private YamlDocument(Path file, Faults faults, List<YamlObject> opened, boolean json) {
    this.file = file;
    this.faults = faults;
    this.opened = opened;
    this.json = json;
    this.root = open(text());
  }

  private YamlDocument(Path file, Faults faults, List<YamlObject> opened, String text) {
    this.file = file;
    this.faults = faults;
    this.opened = opened;
    this.json = false;
    this.root = open(Optional.of(text));
  }

  /**
   * Reads a file.
   *
   * @param code the code of the error that {@link #finish()} throws
   */
  public static YamlDocument read(Path file, ErrorCode code) {
    return new YamlDocument(file, new Faults(file, code), new ArrayList<>(), false);
  }

  /**
   * Reads a JSON file that another program wrote: keys whose value is null or an empty list count
   * as absent.
   */
  public static YamlDocument readJson(Path file, ErrorCode code) {
    return new YamlDocument(file, new Faults(file, code), new ArrayList<>(), true);
  }

  /** Reads text as if it stood in {@code file}. */
  public static YamlDocument parse(String text, Path file, ErrorCode code) {
    return new YamlDocument(file, new Faults(file, code), new ArrayList<>(), text);
  }

  /**
   * Reads a second file, one that this one names; its faults are reported together with this one's
   * by this document's {@link #finish()}.
   */
  public YamlDocument readAlso(Path other) {
    return new YamlDocument(other, faults, opened, false);
  }

  /** As {@link #readAlso}, for a JSON file as of {@link #readJson}. */
  public YamlDocument readAlsoJson(Path other) {
    return new YamlDocument(other, faults, opened, true);
  }

  public Path file() {
    return file;
  }

  /** The object that the file holds. */
  public YamlObject root() {
    return root;
  }

  /** How many faults are noted so far; lets a reader leave out checks between faulty values. */
  public int faultCount() {
    return faults.count();
  }

  /**
   * Ends the reading: a key that nobody asked for becomes a fault.
   *
   * @throws org.ieum.federation.error.IeumException with one line a fault, if there are any
   */
  public void finish() {
    opened.forEach(YamlObject::refuseUnknownKeys);
    faults.throwIfAny();
  }

  Faults faults() {
    return faults;
  }

  /** Whether a value says nothing in this document. */
  boolean neutral(Node value) {
    return json
        && (value.getTag().equals(Tag.NULL)
            || (value instanceof SequenceNode list && list.getValue().isEmpty()));
  }

  void opened(YamlObject object) {
    opened.add(object);
  }

  private Optional<String> text() {
    Spot top = new Spot(file, 1, 1);
    try {
      String text = Files.readString(file);
      // JSON has tabs between tokens alone; YAML wants blanks there.
      return Optional.of(json ? text.replace('\t', ' ') : text);
    } catch (NoSuchFileException e) {
      faults.add(top, "", "a YAML file", "no such file", "check the path");
    } catch (CharacterCodingException e) {
      faults.add(top, "", "UTF-8 text", "other bytes", "save the file as UTF-8");
    } catch (IOException e) {
      faults.add(
          top,
          "",
          "a readable file",
          e.getClass().getSimpleName(),
          "check the path and its rights");
    }
    return Optional.empty();
  }

  private YamlObject open(Optional<String> text) {
    Spot top = new Spot(file, 1, 1);
    if (text.isEmpty()) {
      return YamlObject.placeholder(this, "", top);
    }
    Optional<Node> node;
    try {
      // Keys that are no scalars are refused by YamlObject, which names their place.
      LoadSettings settings =
          LoadSettings.builder()
              .setLabel("file")
              .setCodePointLimit(LONGEST)
              .setAllowNonScalarKeys(true)
              .build();
      node = new Compose(settings).composeString(text.get());
    } catch (MarkedYamlEngineException e) {
      Spot spot = Spot.of(file, e.getProblemMark());
      faults.add(spot, "", "YAML", "a fault of its syntax", "mend it: " + e.getProblem());
      return YamlObject.placeholder(this, "", top);
    } catch (StackOverflowError e) {
      faults.add(top, "", "YAML", "lists or objects nested too deeply", "mend or flatten it");
      return YamlObject.placeholder(this, "", top);
    } catch (YamlEngineException e) {
      faults.add(top, "", "YAML", "text that is not", "remove control characters and long runs");
      return YamlObject.placeholder(this, "", top);
    }
    if (node.isPresent() && node.get() instanceof MappingNode mapping) {
      return YamlObject.of(this, "", mapping);
    }
    faults.add(
        node.map(n -> Spot.of(file, n.getStartMark())).orElse(top),
        "",
        "an object of keys and values",
        node.map(Found::in).orElse("an empty file"),
        "start from one of the sample files");
    return YamlObject.placeholder(this, "", top);
  }
}
