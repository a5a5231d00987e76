package org.ieum.coordinator;

import java.nio.file.Path;
import org.ieum.node.Node;
import org.ieum.node.NodeConfig;

/** A node whose engine is {@link TestEngine}: everything else is the product. */
public final class NodeProcess {
  private NodeProcess() {}

  public static void main(String[] args) throws Exception {
    NodeConfig config = NodeConfig.read(Path.of(args[0]));
    Node node =
        Node.start(config, TestEngine.launcher(Path.of(args[1]), config.site()), Rig.heartbeats());
    Runtime.getRuntime().addShutdownHook(new Thread(node::close));
    node.awaitStop();
  }
}
