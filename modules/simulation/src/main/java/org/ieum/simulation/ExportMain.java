package org.ieum.simulation;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.ieum.spark.PipelineModelExport;

/**
 * Writes a model as a plain MLlib PipelineModel: {@code --study FILE --model FILE --out DIR}, the
 * files being canonical documents.
 */
public final class ExportMain {
  private ExportMain() {}

  public static void main(String[] args) {
    Application.run(
        "ieum export",
        session -> {
          Arguments arguments = Arguments.of(args, Set.of("study", "model", "out"));
          PipelineModelExport.write(
              Documents.study(Path.of(arguments.required("study")), List.of()),
              Documents.model(Path.of(arguments.required("model"))),
              arguments.required("out"));
        });
  }
}
