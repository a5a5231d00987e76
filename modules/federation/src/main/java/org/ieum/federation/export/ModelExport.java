package org.ieum.federation.export;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.study.StudyManifest;

/** The files of a model folder that score records without Ieum and without Spark. */
public final class ModelExport {
  /** The model for ONNX runtimes. */
  public static final String ONNX = "model.onnx";

  /** The model as named decimal numbers. */
  public static final String SCORING = "scoring.json";

  private ModelExport() {}

  /**
   * Bytes by file name; equal models give equal bytes under one release of Java.
   *
   * @throws IeumException BAD_USAGE when the model is not of this study
   */
  public static Map<String, byte[]> files(StudyManifest study, FittedModel model) {
    Map<String, byte[]> files = new TreeMap<>();
    files.put(ONNX, OnnxScoring.of(study, model));
    files.put(SCORING, ScoringJson.text(study, model).getBytes(StandardCharsets.UTF_8));
    return files;
  }
}
