package org.ieum.federation.engine;

/** Names of the Spark properties that Ieum's engine has of its own; a site sets them in 'conf'. */
public final class EngineSettings {
  /**
   * The folder that keeps analysis tables made out of a CDM, on a file system that the driver and
   * all executors share. Where it is not set, a temporary folder that goes with the process.
   */
  public static final String PREPARED = "spark.ieum.prepared";

  private EngineSettings() {}
}
