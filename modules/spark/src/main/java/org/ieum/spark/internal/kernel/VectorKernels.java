package org.ieum.spark.internal.kernel;

import java.util.Optional;
import jdk.incubator.vector.DoubleVector;

/** The vector kernel that fits this machine; loaded by name, since its module may be absent. */
final class VectorKernels implements java.util.function.Supplier<Optional<Kernel>> {
  @Override
  public Optional<Kernel> get() {
    return DoubleVector.SPECIES_PREFERRED.length() >= VectorKernel.LANES
        ? Optional.of(new VectorKernel())
        : Optional.empty();
  }
}
