package org.ieum.cli.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.model.StudyResultJson;
import org.ieum.federation.study.StudyManifest;

/** A finished study's documents. */
public record FetchedStudy(StudyManifest study, StudyResultJson result) {
  /**
   * Documents that belong together.
   *
   * @throws IeumException BAD_USAGE when the model is another study's
   */
  public FetchedStudy {
    if (!study.digest().equals(result.model().studyDigest())) {
      throw new IeumException(
          ErrorCode.BAD_USAGE,
          "study "
              + study.id()
              + ": expected the model of this very study, "
              + Figures.shortDigest(study.digest())
              + ", found that of "
              + Figures.shortDigest(result.model().studyDigest())
              + "; fetch both again with ieum model fetch");
    }
  }

  /**
   * Reads study.json, model.json and, where it is there, result.json.
   *
   * @throws IeumException BAD_USAGE when one is unreadable or not of the same study
   */
  public static FetchedStudy read(ModelFolder folder) {
    return new FetchedStudy(StudyManifest.fromBytes(bytes(folder.study())), result(folder));
  }

  /** The model of a folder with what its result.json, where it is there, says beside it. */
  public static StudyResultJson result(ModelFolder folder) {
    return result(FittedModel.fromBytes(bytes(folder.model())), folder.result());
  }

  /** The model of a model.json alone. */
  public static StudyResultJson model(Path file) {
    return alone(FittedModel.fromBytes(bytes(file)));
  }

  private static StudyResultJson alone(FittedModel model) {
    return new StudyResultJson(
        model, List.of(), new TreeMap<>(), new TreeMap<>(), new LinkedHashMap<>());
  }

  private static StudyResultJson result(FittedModel model, Path file) {
    if (!Files.exists(file)) {
      return alone(model);
    }
    JsonNode root = json(file);
    if (!root.path("modelDigest").asText().equals(model.digest())) {
      throw new IeumException(
          ErrorCode.BAD_USAGE,
          file
              + ": expected figures of the model beside it, "
              + Figures.shortDigest(model.digest())
              + ", found those of another; fetch the folder again with ieum model fetch");
    }
    List<String> sites = new ArrayList<>();
    root.path("sites").forEach(site -> sites.add(site.asText()));
    SortedMap<String, Long> bytes = new TreeMap<>();
    root.path("bytesUp").properties().forEach(e -> bytes.put(e.getKey(), e.getValue().asLong()));
    SortedMap<String, StudyResultJson.Head> heads = new TreeMap<>();
    root.path("ledger")
        .properties()
        .forEach(
            e ->
                heads.put(
                    e.getKey(),
                    new StudyResultJson.Head(
                        e.getValue().path("size").asLong(), e.getValue().path("root").asText())));
    Map<String, Double> seconds = new LinkedHashMap<>();
    root.path("seconds")
        .properties()
        .forEach(e -> seconds.put(e.getKey(), e.getValue().asDouble()));
    return new StudyResultJson(model, sites, bytes, heads, seconds);
  }

  private static JsonNode json(Path file) {
    try {
      return new ObjectMapper().readTree(bytes(file));
    } catch (IOException e) {
      throw new IeumException(
          ErrorCode.BAD_USAGE,
          file + ": expected a JSON document, found other text; fetch it with ieum model fetch",
          e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new IeumException(
          ErrorCode.BAD_USAGE,
          file + ": expected a readable file; fetch the folder with ieum model fetch",
          e);
    }
  }
}
