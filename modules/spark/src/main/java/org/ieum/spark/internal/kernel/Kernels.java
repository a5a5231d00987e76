package org.ieum.spark.internal.kernel;

import java.util.Optional;
import java.util.function.Supplier;

/** Chooses the kernel of this process. */
public final class Kernels {
  /** System property: {@code scalar} keeps the vector kernel from being used. */
  public static final String PROPERTY = "ieum.kernel";

  private static final Kernel SCALAR = new ScalarKernel();
  private static final Kernel VECTOR = vector().orElse(SCALAR);

  private Kernels() {}

  /** The fastest kernel here, or the scalar one where {@link #PROPERTY} says so. */
  public static Kernel best() {
    return "scalar".equals(System.getProperty(PROPERTY)) ? SCALAR : VECTOR;
  }

  public static Kernel scalar() {
    return SCALAR;
  }

  /** The vector kernel of this machine; absent without the module {@code jdk.incubator.vector}. */
  public static Optional<Kernel> vector() {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      return Optional.empty();
    }
    try {
      Object kernels =
          Class.forName(Kernels.class.getPackageName() + ".VectorKernels")
              .getDeclaredConstructor()
              .newInstance();
      @SuppressWarnings("unchecked")
      Supplier<Optional<Kernel>> supplier = (Supplier<Optional<Kernel>>) kernels;
      return supplier.get();
    } catch (ReflectiveOperationException | LinkageError e) {
      return Optional.empty();
    }
  }
}
