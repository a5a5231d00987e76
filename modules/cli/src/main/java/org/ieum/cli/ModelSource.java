package org.ieum.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.ieum.cli.result.FetchedStudy;
import org.ieum.cli.result.ModelFolder;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.model.StudyResultJson;
import org.ieum.federation.study.StudyManifest;
import org.ieum.wire.client.FetchedModel;
import org.ieum.wire.client.StudiesClient;

/**
 * A model as the commands on models name it: a folder of {@code ieum model fetch} or {@code ieum
 * simulate --out}, the {@code model.json} in one, or a finished study of the federation.
 */
final class ModelSource {
  /** How help names such an argument. */
  static final String LABEL = "DIR|FILE|STUDY";

  static final String DESCRIPTION =
      "A folder of 'ieum model fetch' or 'ieum simulate --out', the model.json in it, or a finished"
          + " study, as for 'ieum watch'.";

  private final String name;
  private final ClientOptions client;

  ModelSource(String name, ClientOptions client) {
    this.name = name;
    this.client = client;
  }

  /** The folder of documents that is meant; empty where a study of the federation is. */
  Optional<Path> folder() {
    Path path = path();
    if (Files.isDirectory(path)) {
      return Optional.of(path);
    }
    return Files.isRegularFile(path)
        ? Optional.of(path.toAbsolutePath().normalize().resolveSibling(""))
        : Optional.empty();
  }

  /**
   * The model with its study.
   *
   * @throws IeumException BAD_USAGE where a document is missing, unreadable or of another study
   */
  FetchedStudy study() {
    return folder().map(f -> FetchedStudy.read(ModelFolder.open(f))).orElseGet(this::ofFederation);
  }

  /** The model with its study, where both are there; a model.json may stand alone. */
  Optional<FetchedStudy> whole() {
    Optional<Path> folder = folder();
    if (folder.isEmpty()) {
      return Optional.of(ofFederation());
    }
    ModelFolder documents = ModelFolder.open(folder.get());
    boolean named = Files.isDirectory(path()) || path().endsWith(documents.model().getFileName());
    return named && Files.exists(documents.study())
        ? Optional.of(FetchedStudy.read(documents))
        : Optional.empty();
  }

  /** The model; a model.json needs no other document beside it. */
  StudyResultJson result() {
    Path path = path();
    if (Files.isRegularFile(path)) {
      return FetchedStudy.model(path);
    }
    return folder()
        .map(f -> FetchedStudy.result(ModelFolder.open(f)))
        .orElseGet(() -> ofFederation().result());
  }

  private FetchedStudy ofFederation() {
    Path path = path();
    if (path.getNameCount() > 1 || name.endsWith(".json")) {
      throw new IeumException(
          ErrorCode.BAD_USAGE,
          name
              + ": expected a folder of ieum model fetch, its model.json or a study's name, found no"
              + " such folder or file; correct the path");
    }
    try (StudiesClient studies = client.read().connect()) {
      FetchedModel fetched = studies.model(name);
      return new FetchedStudy(
          StudyManifest.fromBytes(fetched.manifest()), StudyEnding.result(fetched));
    }
  }

  private Path path() {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new IeumException(
          ErrorCode.BAD_USAGE, "model: expected a path or a study's name, found neither", e);
    }
  }
}
