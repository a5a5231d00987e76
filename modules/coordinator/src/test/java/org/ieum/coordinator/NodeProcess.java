package org.ieum.coordinator;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.ieum.node.Node;
import org.ieum.node.NodeConfig;
import org.ieum.node.engine.EngineLauncher;

/** A node whose engine is {@link TestEngine}: everything else is the product. */
public final class NodeProcess {
  private NodeProcess() {}

  public static void main(String[] args) throws Exception {
    NodeConfig config = NodeConfig.read(Path.of(args[0]));
    EngineLauncher launcher =
        (port, token) -> {
          ProcessBuilder builder =
              new ProcessBuilder(
                  List.of(
                      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                      "-Xmx64m",
                      "-XX:+UseSerialGC",
                      "-XX:TieredStopAtLevel=1",
                      "-cp",
                      System.getProperty("java.class.path"),
                      TestEngine.class.getName(),
                      String.valueOf(port),
                      args[1],
                      config.site()));
          builder.environment().put("IEUM_ENGINE_TOKEN", token);
          builder.redirectErrorStream(true);
          builder.redirectOutput(
              ProcessBuilder.Redirect.appendTo(
                  new File(args[1], "engine-" + config.site() + ".log")));
          return new Started(builder.start());
        };
    Node node = Node.start(config, launcher);
    Runtime.getRuntime().addShutdownHook(new Thread(node::close));
    node.awaitStop();
  }

  private record Started(Process process) implements EngineLauncher.EngineProcess {
    @Override
    public boolean alive() {
      return process.isAlive();
    }

    @Override
    public void kill() {
      process.destroyForcibly();
    }
  }
}
