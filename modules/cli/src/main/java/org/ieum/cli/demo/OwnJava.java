package org.ieum.cli.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ieum.cli.Main;
import org.ieum.cli.spark.SparkHome;

/** This program once more, as another process: the same Java, class path and settings. */
final class OwnJava {
  private OwnJava() {}

  /** The command line of a long-running command. */
  static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Path jvm = Path.of(System.getProperty("ieum.dist", ""), "jvm");
    if (Files.exists(jvm.resolve("process.options"))) {
      command.add("@" + jvm.resolve("process.options"));
    }
    if (Files.exists(jvm.resolve("ieum.jsa"))) {
      command.addAll(List.of("-XX:SharedArchiveFile=" + jvm.resolve("ieum.jsa"), "-Xlog:cds=off"));
    }
    command.add("-Dieum.home=" + SparkHome.home());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    return command;
  }
}
