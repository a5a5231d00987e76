package org.ieum.cli.result;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ieum.cli.Console;
import org.ieum.cli.Folders;
import org.ieum.clinical.words.ScoringWords;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.export.ModelExport;
import org.ieum.federation.model.Coefficient;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.model.StudyResultJson;
import org.ieum.federation.study.StudyManifest;

/** A model that was taken home. */
public final class ModelFolder {
  private final Path folder;

  private ModelFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * A new or empty folder.
   *
   * @throws IeumException BAD_USAGE when there are files in it
   */
  public static ModelFolder create(Path folder) {
    Folders.createEmpty(folder, "--out");
    return new ModelFolder(folder);
  }

  /** A folder that {@link #write} filled. */
  public static ModelFolder open(Path folder) {
    return new ModelFolder(folder);
  }

  /** Writes the documents; the model's and the study's bytes are the canonical ones. */
  public void write(byte[] manifest, StudyResultJson result) {
    write(study(), manifest);
    write(model(), result.model().toBytes());
    write(result(), (Console.jsonText(result.document()) + "\n").getBytes(StandardCharsets.UTF_8));
    StudyManifest study = StudyManifest.fromBytes(manifest);
    write(
        folder.resolve("SCORING.md"),
        ScoringWords.markdown(study, result.model()).getBytes(StandardCharsets.UTF_8));
    ModelExport.files(study, result.model())
        .forEach((name, bytes) -> write(folder.resolve(name), bytes));
    write(
        folder.resolve("coefficients.csv"),
        coefficients(result.model()).getBytes(StandardCharsets.UTF_8));
  }

  public Path study() {
    return folder.resolve("study.json");
  }

  public Path model() {
    return folder.resolve("model.json");
  }

  public Path result() {
    return folder.resolve("result.json");
  }

  /** The model for ONNX runtimes. */
  public Path onnx() {
    return folder.resolve(ModelExport.ONNX);
  }

  /** The model as named decimal numbers. */
  public Path scoring() {
    return folder.resolve(ModelExport.SCORING);
  }

  /** Where the PipelineModel goes. */
  public Path pipeline() {
    return folder.resolve("pipeline");
  }

  private static String coefficients(FittedModel model) {
    StringBuilder csv = new StringBuilder("name,estimate,standard_error,z,p,low,high\n");
    for (Coefficient c : model.fitted()) {
      String name = '"' + c.name().replace("\"", "\"\"") + '"';
      csv.append(name)
          .append(',')
          .append(c.estimate())
          .append(',')
          .append(c.standardError())
          .append(',')
          .append(c.z())
          .append(',')
          .append(c.p())
          .append(',')
          .append(c.low())
          .append(',')
          .append(c.high())
          .append('\n');
    }
    return csv.toString();
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static IeumException unwritable(Path path, IOException cause) {
    return new IeumException(
        ErrorCode.DISK, path + ": cannot be written; name a folder that you may write to", cause);
  }
}
