package org.ieum.cli;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The modules that the build names, and their compiled classes.
 *
 * @param root folder of the repository
 * @param folders of the modules that have Java of their own, relative to the root
 */
record Modules(Path root, List<String> folders) {
  private static final String JOBS = "jobs";

  static Modules find() {
    String property = System.getProperty("ieum.root");
    if (property == null) {
      throw new IllegalStateException(
          "expected the system property ieum.root, the folder of the repository; the build sets it");
    }
    Path root = Path.of(property).toAbsolutePath().normalize();
    List<String> folders = new ArrayList<>();
    collect(root, "", folders);
    return new Modules(root, folders);
  }

  private static void collect(Path root, String folder, List<String> folders) {
    if (Files.isDirectory(root.resolve(folder).resolve("src/main/java"))) {
      folders.add(folder);
    }
    String pom = text(root.resolve(folder).resolve("pom.xml"));
    for (String child : all(pom, "<module>([^<]+)</module>")) {
      collect(root, folder.isEmpty() ? child : folder + "/" + child, folders);
    }
  }

  /** The names that packages and arrows use; all sample studies are {@code jobs}. */
  Set<String> names() {
    return folders.stream().map(Modules::name).collect(Collectors.toCollection(TreeSet::new));
  }

  JavaClasses classes() {
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    return new ClassFileImporter().importPaths(folders.stream().map(this::compiled).toList());
  }

  /** The module whose folder holds a class. */
  String of(JavaClass type) {
    Path file = Path.of(type.getSource().orElseThrow().getUri());
    return folders.stream()
        .filter(folder -> file.startsWith(compiled(folder)))
        .map(Modules::name)
        .findAny()
        .orElseThrow();
  }

  /** Modules of ours that a module's POM declares for more than tests. */
  Set<String> compileDependencies(String module) {
    Set<String> names = new TreeSet<>();
    for (String folder : folders) {
      if (name(folder).equals(module)) {
        String pom = text(root.resolve(folder).resolve("pom.xml"));
        for (String dependency : all(pom, "(?s)<dependency>(.*?)</dependency>")) {
          if (!dependency.contains("<scope>test</scope>")
              && !dependency.contains("<scope>runtime</scope>")) {
            all(dependency, "<artifactId>ieum-([a-z]+)[^<]*</artifactId>").stream()
                .map(name -> name.equals("job") ? JOBS : name)
                .forEach(names::add);
          }
        }
      }
    }
    return names;
  }

  private Path compiled(String folder) {
    Path classes = root.resolve(folder).resolve("target/classes");
    if (!Files.isDirectory(classes.resolve("org/ieum"))) {
      throw new IllegalStateException(
          folder
              + ": expected compiled classes in target/classes, found none; run ./mvnw"
              + " -DskipTests package once");
    }
    return classes;
  }

  private static String name(String folder) {
    return folder.startsWith(JOBS + "/") ? JOBS : folder.substring(folder.lastIndexOf('/') + 1);
  }

  private static List<String> all(String pom, String regex) {
    String withoutComments =
        Pattern.compile("<!--.*?-->", Pattern.DOTALL).matcher(pom).replaceAll("");
    return Pattern.compile(regex)
        .matcher(withoutComments)
        .results()
        .map((MatchResult result) -> result.group(1))
        .toList();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
