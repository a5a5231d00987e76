package org.ieum.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ieum.cli.spark.SparkHome;
import org.ieum.federation.error.IeumException;
import org.ieum.node.NodeConfig;
import org.ieum.node.StartConditions;

/** Looks at Java, Spark and what this machine has for it. */
final class Machine {
  private static final String SPARK = "spark://";
  private static final String KUBERNETES = "k8s://";
  private static final int HTTPS = 443;

  private Machine() {}

  static Check java() {
    Runtime.Version version = Runtime.version();
    return version.feature() == 17
        ? Check.ok("java", version.toString())
        : Check.fail("java", version.toString(), "use a JDK 17: set JAVA_HOME to one");
  }

  /** Spark, its memory and its master. */
  static List<Check> engine(NodeConfig.Engine engine, Map<String, String> environment) {
    List<Check> checks = new ArrayList<>();
    checks.add(spark(engine));
    checks.add(memory(engine, StartConditions.machineMemory()));
    checks.add(master(engine.master(), environment));
    return checks;
  }

  private static Check spark(NodeConfig.Engine engine) {
    try {
      Path spark = SparkHome.find(engine.sparkHome()).spark();
      if (core(spark).isEmpty()) {
        return Check.fail(
            "spark",
            spark + ": no jars/spark-core_2.13-4*.jar",
            "use a Spark 4 of Scala 2.13, or leave 'engine: spark-home' out");
      }
      return Check.ok("spark", spark + ", " + core(spark).get());
    } catch (IeumException e) {
      return Check.fail("spark", e);
    }
  }

  private static Optional<String> core(Path spark) {
    try (Stream<Path> jars = Files.list(spark.resolve("jars"))) {
      return jars.map(jar -> jar.getFileName().toString())
          .filter(name -> name.matches("spark-core_2\\.13-4.*\\.jar"))
          .map(name -> name.replaceAll("spark-core_2\\.13-(.*)\\.jar", "$1"))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The driver runs on this machine, whatever the master. */
  static Check memory(NodeConfig.Engine engine, long total) {
    String found = StartConditions.memory(engine, total);
    if (StartConditions.memoryFault(engine, total).isPresent()) {
      return Check.fail("memory", found, StartConditions.MEMORY_REMEDY);
    }
    return engine.memoryBytes() > total / 4 * 3
        ? Check.warn("memory", found, "leave room for the node and the system")
        : Check.ok("memory", found);
  }

  static Check master(String master, Map<String, String> environment) {
    if (master.startsWith(SPARK)) {
      return reached(
          master,
          Arrays.stream(master.substring(SPARK.length()).split(","))
              .map(one -> Address.parse(one, 0))
              .toList());
    }
    if (master.startsWith(KUBERNETES)) {
      String address = master.substring(KUBERNETES.length()).replaceFirst("^https?://", "");
      return reached(master, List.of(Address.parse(address, HTTPS)));
    }
    return master.equals("yarn") ? yarn(environment) : Check.ok("master", master);
  }

  private static Check reached(String master, List<Address> addresses) {
    List<String> silent = new ArrayList<>();
    for (Address address : addresses) {
      Optional<String> why = address.silence();
      if (why.isEmpty()) {
        return Check.ok("master", master + ", " + address + " answers");
      }
      silent.add(address + " (" + why.get() + ")");
    }
    return Check.fail(
        "master",
        master + ": nothing answers at " + String.join(", ", silent),
        "start the cluster, or correct 'engine: master' or the firewall");
  }

  private static Check yarn(Map<String, String> environment) {
    String folder =
        environment.getOrDefault("HADOOP_CONF_DIR", environment.getOrDefault("YARN_CONF_DIR", ""));
    return !folder.isEmpty() && Files.isReadable(Path.of(folder, "yarn-site.xml"))
        ? Check.ok("master", "yarn of " + folder)
        : Check.fail(
            "master",
            "yarn: no yarn-site.xml"
                + (folder.isEmpty() ? ", and HADOOP_CONF_DIR is not set" : " in " + folder),
            "set HADOOP_CONF_DIR to the cluster's configuration");
  }
}
