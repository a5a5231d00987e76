package org.ieum.node.engine;

import java.io.IOException;

/** Starts a site engine that dials back. */
@FunctionalInterface
public interface EngineLauncher {
  /**
   * Starts an engine.
   *
   * @param port loopback port that the engine must dial
   * @param token what it must say first; travels in the environment variable {@code
   *     IEUM_ENGINE_TOKEN}, where other users' process lists do not show it
   */
  EngineProcess launch(int port, String token) throws IOException;

  /** An engine said that the site's tables are large: those started from now on are for them. */
  default void tablesAreLarge() {}

  /** A started engine. */
  interface EngineProcess {
    boolean alive();

    /** Ends it and what it started. */
    void kill();
  }
}
