package org.ieum.node.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.study.Canonical;
import org.ieum.federation.study.ManifestHead;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.study.StudyName;

/**
 * Where a person's decision meets the node: files in the node's state folder, so that it works with
 * the node up or down and whoever may write there decides. A pending study is {@code
 * DIGEST.pending} (its canonical manifest); a decision is {@code DIGEST.decision}.
 */
public final class Decisions {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String PENDING = ".pending";
  private static final String DECISION = ".decision";

  private final Path folder;

  private Decisions(Path folder) {
    this.folder = folder;
  }

  /** The decisions of the node with that state folder. */
  public static Decisions of(Path state) {
    return new Decisions(state.resolve("decisions"));
  }

  /**
   * A person's decision.
   *
   * @param approved whether the study may run
   * @param by who decided, a pseudonym
   * @param reason for the site's own log; may be empty
   */
  public record Verdict(boolean approved, String by, String reason) {}

  /** Studies that wait for a person; those that another release put there are left to it. */
  public List<StudyManifest> pending() {
    List<StudyManifest> pending = new ArrayList<>();
    for (String digest : digests(PENDING)) {
      byte[] manifest = read(digest + PENDING);
      if (verdict(digest).isEmpty() && ManifestHead.of(manifest).readable()) {
        pending.add(StudyManifest.fromBytes(manifest));
      }
    }
    return pending;
  }

  /** Makes a study wait for a person. */
  public void ask(StudyManifest manifest) {
    write(manifest.digest() + PENDING, manifest.toBytes());
  }

  /** The decision on a study, if a person has made one. */
  public Optional<Verdict> verdict(String digest) {
    Path file = folder.resolve(digest + DECISION);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode node = MAPPER.readTree(read(digest + DECISION));
      return Optional.of(
          new Verdict(
              node.path("approved").asBoolean(false),
              node.path("by").asText(),
              node.path("reason").asText()));
    } catch (IOException e) {
      throw new IeumException(
          ErrorCode.BAD_CONFIGURATION,
          "decision "
              + file
              + ": expected what 'ieum node approve' writes, found other content; remove it "
              + "and decide again",
          e);
    }
  }

  public StudyManifest approve(String study, String by) {
    return decide(study, new Verdict(true, by, ""));
  }

  public StudyManifest refuse(String study, String by, String reason) {
    return decide(study, new Verdict(false, by, reason));
  }

  /** The study no longer waits. */
  public void clear(String digest) {
    try {
      Files.deleteIfExists(folder.resolve(digest + PENDING));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A study that waits for a decision.
   *
   * @param study its id, its digest, or the start of its digest
   * @throws IeumException UNKNOWN_STUDY when none or several are meant
   */
  public StudyManifest find(String study) {
    List<StudyManifest> matching =
        StudyName.meant(study, pending(), StudyManifest::id, StudyManifest::digest);
    if (matching.isEmpty()) {
      throw new IeumException(
          ErrorCode.UNKNOWN_STUDY,
          "study "
              + study
              + ": expected one study that waits for a decision, found 0; 'ieum node studies'"
              + " lists them with their digests");
    }
    if (matching.size() > 1) {
      throw StudyName.several(
          study, "one study of that id that waits for a decision", matching, StudyManifest::digest);
    }
    return matching.get(0);
  }

  private StudyManifest decide(String study, Verdict verdict) {
    StudyManifest manifest = find(study);
    write(
        manifest.digest() + DECISION,
        Canonical.write(
            Map.of(
                "approved", verdict.approved(), "by", verdict.by(), "reason", verdict.reason())));
    return manifest;
  }

  private List<String> digests(String suffix) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(n -> n.endsWith(suffix))
          .map(n -> n.substring(0, n.length() - suffix.length()))
          .sorted()
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] read(String name) {
    try {
      return Files.readAllBytes(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String name, byte[] content) {
    try {
      Files.createDirectories(folder);
      Path temporary = Files.createTempFile(folder, ".", ".tmp");
      Files.write(temporary, content);
      Files.move(
          temporary,
          folder.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new IeumException(
          ErrorCode.DISK,
          "decisions " + folder + ": cannot be written; check space and permissions",
          e);
    }
  }
}
