package org.ieum.spark.internal.kernel;

import java.util.Optional;
import jdk.incubator.vector.DoubleVector;

/** The vector kernel that fits this machine; loaded by name, since its module may be absent. */
final class VectorKernels implements java.util.function.Supplier<Optional<Kernel>> {
  @Override
  public Optional<Kernel> get() {
    int lanes = DoubleVector.SPECIES_PREFERRED.length();
    if (lanes >= 8) {
      return Optional.of(new VectorKernel512());
    }
    return lanes == 4 ? Optional.of(new VectorKernel256()) : Optional.empty();
  }
}
