package org.ieum.node;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.ieum.federation.engine.EngineSettings;
import org.ieum.node.engine.EngineLauncher;
import org.ieum.node.engine.SparkEngineLauncher;

/** How a node's configuration has its engine launched. */
final class SiteEngine {
  private SiteEngine() {}

  /**
   * A launcher over the site's own Spark, or the one that comes with Ieum.
   *
   * @param log name of the file in the state folder that receives the engine's output
   */
  static EngineLauncher launcher(NodeConfig config, Path spark, Path engineJars, String log) {
    return new SparkEngineLauncher(
        config.engine().sparkHome().orElse(spark),
        engineJars,
        config.engine().master(),
        config.engine().memory(),
        conf(config),
        config.state().resolve(log));
  }

  /** Analysis tables made out of a CDM stay below the node's state, unless the site says where. */
  private static Map<String, String> conf(NodeConfig config) {
    Map<String, String> conf = new TreeMap<>(config.engine().conf());
    conf.putIfAbsent(
        EngineSettings.PREPARED, config.state().resolve("prepared").toUri().toString());
    return conf;
  }
}
