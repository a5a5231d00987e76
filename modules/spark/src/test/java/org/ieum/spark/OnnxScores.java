package org.ieum.spark;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.CovariateType;
import org.ieum.federation.study.StudyManifest;

/** Scores rows with ONNX Runtime, which knows the model's bytes alone. */
final class OnnxScores {
  private final List<double[]> outputs = new ArrayList<>();

  /** Scores rows that hold the columns of the study's covariates, null where absent. */
  OnnxScores(byte[] model, StudyManifest study, List<Row> rows) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(model)) {
      Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
      for (Covariate c : study.dictionary().covariates()) {
        inputs.put(c.name(), tensor(environment, c, rows));
      }
      try (OrtSession.Result result = session.run(inputs)) {
        for (Map.Entry<String, OnnxValue> output : result) {
          outputs.add(column(output.getValue()));
        }
      } finally {
        inputs.values().forEach(OnnxTensor::close);
      }
    }
  }

  /** A number a row; NaN where it is not scored. */
  double[] mean() {
    return outputs.get(0);
  }

  double[] linearPredictor() {
    return outputs.get(1);
  }

  private static OnnxTensor tensor(OrtEnvironment environment, Covariate c, List<Row> rows)
      throws OrtException {
    long[] shape = {rows.size(), 1};
    if (c.raw() == CovariateType.CATEGORICAL) {
      List<String> cells = new ArrayList<>();
      for (Row row : rows) {
        int at = row.fieldIndex(c.column());
        cells.add(row.isNullAt(at) ? "" : row.get(at).toString());
      }
      return OnnxTensor.createTensor(environment, cells.toArray(String[]::new), shape);
    }
    double[] cells = new double[rows.size()];
    for (int i = 0; i < cells.length; i++) {
      int at = rows.get(i).fieldIndex(c.column());
      cells[i] =
          rows.get(i).isNullAt(at) ? Double.NaN : ((Number) rows.get(i).get(at)).doubleValue();
    }
    return OnnxTensor.createTensor(environment, DoubleBuffer.wrap(cells), shape);
  }

  private static double[] column(OnnxValue output) throws OrtException {
    return Arrays.stream((double[][]) output.getValue()).mapToDouble(row -> row[0]).toArray();
  }
}
