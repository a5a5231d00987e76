/**
 * A model for programs that know neither Ieum nor Spark: {@code model.onnx} for any ONNX runtime
 * and {@code scoring.json}, plain decimals to score by hand. Both say the same as the exported
 * PipelineModel. Start at {@link org.ieum.federation.export.ModelExport}.
 *
 * <p>ONNX is written in its own wire format, without a library: {@code ProtobufMessage} knows
 * protobuf's bytes, {@code OnnxGraph} the messages of ONNX, {@code OnnxScoring} what a linear
 * predictor computes.
 */
@NullMarked
package org.ieum.federation.export;

import org.jspecify.annotations.NullMarked;
