package org.ieum.cli.doctor;

import java.nio.file.Path;
import org.ieum.cli.spark.SparkHome;
import org.ieum.federation.error.IeumException;
import org.ieum.node.NodeConfig;

/** Looks at Java and Spark. */
final class Machine {
  private Machine() {}

  static Check java() {
    Runtime.Version version = Runtime.version();
    return version.feature() == 17
        ? Check.ok("java", version.toString())
        : Check.fail("java", version.toString(), "use a JDK 17: set JAVA_HOME to one");
  }

  static Check spark(NodeConfig.Engine engine) {
    try {
      Path spark = SparkHome.find(engine.sparkHome()).spark();
      return Check.ok(
          "spark", spark + ", master " + engine.master() + ", memory " + engine.memory());
    } catch (IeumException e) {
      return Check.fail("spark", e);
    }
  }
}
