package org.ieum.cli;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rules that every module's classes keep; each says what to write instead. */
class ArchitectureTest {
  /** What a module may use beside itself. {@code jobs} are the sample studies. */
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          entry("federation", Set.of()),
          entry("securesum", Set.of()),
          entry("ledger", Set.of()),
          entry("algorithms", Set.of("federation")),
          entry("clinical", Set.of("federation")),
          entry("privacy", Set.of("federation")),
          entry("postgres", Set.of()),
          entry("testkit", Set.of("federation")),
          entry("audit", Set.of("federation", "algorithms", "ledger")),
          entry("spark", Set.of("federation", "clinical")),
          entry("wire", Set.of("federation", "securesum", "ledger")),
          entry(
              "node",
              Set.of(
                  "federation",
                  "securesum",
                  "ledger",
                  "algorithms",
                  "clinical",
                  "privacy",
                  "audit",
                  "wire")),
          entry(
              "coordinator",
              Set.of(
                  "federation", "securesum", "ledger", "algorithms", "clinical", "audit", "wire")),
          entry(
              "simulation",
              Set.of(
                  "federation", "algorithms", "clinical", "privacy", "spark", "audit", "ledger")),
          entry(
              "cli",
              Set.of(
                  "federation",
                  "ledger",
                  "algorithms",
                  "clinical",
                  "audit",
                  "wire",
                  "node",
                  "coordinator",
                  "postgres",
                  "jobs")),
          entry("jobs", Set.of("federation", "algorithms", "clinical")));

  /** Who may read the numbers of one site's vector; each is inside the site or sums several. */
  private static final Set<String> READERS_OF_SITE_VECTORS =
      Set.of(
          "org.ieum.federation.SimulatedFederation",
          "org.ieum.spark.EngineService",
          "org.ieum.testkit.ReferenceEngine");

  /** Root packages that put their module's parts together: their own arrows close no cycle. */
  private static final String[] ASSEMBLIES = {"org.ieum.cli", "org.ieum.spark"};

  private static final String GENERATED = "org.ieum.wire.v1";

  /** Methods of java.lang.Math whose results the language defines to the last bit. */
  private static final Set<String> EXACT =
      Set.of(
          ("abs absExact addExact ceil copySign decrementExact floor floorDiv floorMod fma"
                  + " getExponent incrementExact max min multiplyExact multiplyFull multiplyHigh"
                  + " negateExact nextAfter nextDown nextUp rint round scalb signum sqrt"
                  + " subtractExact toIntExact ulp")
              .split(" "));

  private static final Set<String> PARALLEL =
      Set.of("parallelStream", "parallel", "parallelSort", "parallelPrefix");

  private static final Set<String> SYSTEM =
      Set.of("nanoTime", "currentTimeMillis", "getenv", "getProperty", "identityHashCode");

  private static final String[] DETERMINISTIC = {
    "org.ieum.algorithms..",
    "org.ieum.federation.linear..",
    "org.ieum.federation.query..",
    "org.ieum.federation.reference..",
    "org.ieum.federation.vector.."
  };

  private static final Pattern OURS = Pattern.compile("org\\.ieum\\.([a-z0-9]+)(\\..*)?");

  private static final Modules MODULES = Modules.find();
  private static final JavaClasses CLASSES = MODULES.classes();

  @Test
  void modulesUseOnlyWhatTheirArrowsAllow() {
    classes()
        .should(
            only(
                "use modules that their own arrows lead to",
                (from, to) -> to.isEmpty() || from.equals(to) || allowed(from).contains(to)))
        .because(
            "the arrows between modules are the design; move the code to the module that owns the"
                + " concept, or pass what is needed as a parameter of the contract")
        .check(CLASSES);
  }

  @Test
  void everyModuleHasItsArrowsAndItsOwnPackage() {
    assertThat(ARROWS.keySet())
        .as("modules with arrows; add a new module and what it may use to ARROWS")
        .isEqualTo(MODULES.names());
    for (JavaClass type : CLASSES) {
      assertThat(MODULES.of(type))
          .as(
              "module of %s; a module's packages start with org.ieum.MODULE, so move it",
              type.getName())
          .isEqualTo(module(type));
    }
  }

  @Test
  void pomsDeclareOnlyWhatTheArrowsAllowAndTheTestkitForTestsAlone() {
    for (String name : ARROWS.keySet()) {
      assertThat(allowed(name))
          .as(
              "arrows of %s; its POM may declare others of ours, the testkit among them, in scope"
                  + " test only, or runtime, which no code can be written against",
              name)
          .containsAll(MODULES.compileDependencies(name));
    }
  }

  @Test
  void packagesOfAModuleHaveNoCycles() {
    slices()
        .matching("org.ieum.(**)")
        .should()
        .beFreeOfCycles()
        .ignoreDependency(resideInAnyPackage(ASSEMBLIES), alwaysTrue())
        .because(
            "a package must be readable without the ones that use it; move the shared type down to"
                + " the package that both use")
        .check(CLASSES);
  }

  @Test
  void sparkStaysInTheEngine() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.ieum.spark..",
            "org.ieum.simulation..",
            "org.ieum.jobs..",
            "org.ieum.node.engine..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala..")
        .because(
            "the processes and the reviewer's machine are free of Spark; ask the engine over"
                + " federation.engine instead")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("org.ieum.node.engine..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala..")
                .and(not(resideInAPackage("org.apache.spark.launcher.."))))
        .because("a node launches Spark by SparkLauncher and holds nothing else of it")
        .check(CLASSES);
  }

  @Test
  void messagesOfTheWireStayInItsServersAndClients() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.ieum.wire..", "org.ieum.node..", "org.ieum.coordinator..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.google.protobuf..", "io.grpc..", "com.linecorp.armeria..")
        .because(
            "only wire and its two servers know the transport; use the records of federation, or"
                + " in cli the status messages of org.ieum.wire.v1 through wire.client")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.ieum.wire..", "org.ieum.node..", "org.ieum.coordinator..", "org.ieum.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(GENERATED)
        .because("generated messages end at the process's edge; use the records of federation")
        .check(CLASSES);
  }

  @Test
  void onlyTheAllowedReadOneSitesVector() {
    Set<String> readers =
        CLASSES.stream()
            .filter(
                type ->
                    type.getAccessesFromSelf().stream()
                        .anyMatch(access -> isCall(access, ACCESS, "get")))
            .map(type -> outermost(type).getName())
            .filter(name -> !name.equals(ACCESS))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(readers)
        .as(
            "classes that call SiteVectorAccess.get(); hand the SiteVector on unread, or sum in one"
                + " of the listed classes. A class that no longer calls it leaves the list")
        .isEqualTo(new TreeSet<>(READERS_OF_SITE_VECTORS));
  }

  private static final String ACCESS = "org.ieum.federation.vector.SiteVectorAccess";

  @Test
  void algorithmsUseNoMathThatMayDifferBetweenMachines() {
    classes()
        .that()
        .resideInAnyPackage(DETERMINISTIC)
        .should(
            notAccess(
                "call inexact methods of java.lang.Math",
                access ->
                    access.getTargetOwner().getName().equals("java.lang.Math")
                        && !EXACT.contains(access.getName())
                        && !Set.of("E", "PI").contains(access.getName())))
        .because(
            "every site computes the same bits; StrictMath has the same method with one result")
        .check(CLASSES);
  }

  @Test
  void algorithmsReachNoClockChanceThreadOrFile() {
    noClasses()
        .that()
        .resideInAnyPackage(DETERMINISTIC)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "java.time..",
                    "java.nio.file..",
                    "java.net..",
                    "java.nio.channels..",
                    "java.util.concurrent..")
                .or(
                    belongToAnyOf(
                        java.util.Random.class,
                        java.util.SplittableRandom.class,
                        java.util.Timer.class,
                        java.util.Date.class,
                        java.util.UUID.class,
                        java.security.SecureRandom.class,
                        Thread.class,
                        ThreadLocal.class,
                        Process.class,
                        ProcessBuilder.class,
                        Runtime.class,
                        java.io.File.class,
                        java.io.FileInputStream.class,
                        java.io.FileOutputStream.class,
                        java.io.FileReader.class,
                        java.io.FileWriter.class,
                        java.io.RandomAccessFile.class)))
        .because(
            "a replay must take the same steps; take the value as a parameter, or ask the"
                + " federation for it")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("org.ieum.algorithms..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.io..")
        .because("an algorithm reads nothing but answers; take the value as a parameter")
        .check(CLASSES);
    classes()
        .that()
        .resideInAnyPackage(DETERMINISTIC)
        .should(
            notAccess(
                "ask the system or run in parallel",
                access ->
                    PARALLEL.contains(access.getName())
                        || isCall(access, "java.lang.Object", "hashCode")
                        || SYSTEM.stream()
                            .anyMatch(method -> isCall(access, "java.lang.System", method))))
        .because("sums in one order have one result; use a plain loop and pass values in")
        .check(CLASSES);
  }

  @Test
  void nothingDependsOnTheLocaleZoneOrCharsetOfTheMachine() {
    classes()
        .that()
        .resideOutsideOfPackage(GENERATED)
        .should(notAccess("ask for the machine's locale, zone or charset", MachineDefaults::asks))
        .because(
            "every machine must print and read the same; name Locale.ROOT, ZoneOffset.UTC or"
                + " StandardCharsets.UTF_8 in the call (String.format for formatted)")
        .check(CLASSES);
  }

  @Test
  void everyProgramPinsTheLocaleBeforeAnythingElse() {
    List<String> unpinned =
        CLASSES.stream()
            .flatMap(type -> type.getMethods().stream())
            .filter(MachineDefaults::isMain)
            .filter(main -> !MachineDefaults.pins(main))
            .map(main -> main.getOwner().getName())
            .toList();
    assertThat(unpinned)
        .as(
            "programs whose libraries see the machine's locale; begin main with"
                + " Locale.setDefault(Locale.ROOT)")
        .isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIsAndIsNullMarked() {
    Set<String> packages =
        CLASSES.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> !name.equals(GENERATED))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(packages).hasSizeGreaterThan(20);
    assertThat(packages)
        .as("packages; write a package-info.java that says what it is for, with @NullMarked")
        .allMatch(name -> CLASSES.getPackage(name).isAnnotatedWith(NullMarked.class));
  }

  @Test
  void namesSayWhatAThingIs() {
    noClasses()
        .should()
        .haveNameMatching(
            "org\\.ieum\\.(.*\\.)?(util|utils|common|impl|helper|helpers|manager)\\..*"
                + "|.*(Util|Utils|Helper|Helpers|Manager|Impl)")
        .because("such a name collects what has no owner; name the concept that the code serves")
        .check(CLASSES);
  }

  private static Set<String> allowed(String module) {
    assertThat(ARROWS).as("arrows; add the new module to ARROWS").containsKey(module);
    return ARROWS.getOrDefault(module, Set.of());
  }

  /** The module of a class of ours; empty for others. */
  private static String module(JavaClass type) {
    Matcher matcher = OURS.matcher(type.getBaseComponentType().getPackageName());
    return matcher.matches() ? matcher.group(1) : "";
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
  }

  private static boolean isCall(JavaAccess<?> access, String owner, String method) {
    return access.getTargetOwner().getName().equals(owner) && access.getName().equals(method);
  }

  private static ArchCondition<JavaClass> only(
      String description, BiPredicate<String, String> allowed) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getDirectDependenciesFromSelf().stream()
            .filter(d -> !allowed.test(module(type), module(d.getTargetClass())))
            .forEach(d -> events.add(SimpleConditionEvent.violated(type, d.getDescription())));
      }
    };
  }

  private static ArchCondition<JavaClass> notAccess(
      String description, Predicate<JavaAccess<?>> forbidden) {
    return new ArchCondition<>("not " + description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getAccessesFromSelf().stream()
            .filter(forbidden)
            .forEach(a -> events.add(SimpleConditionEvent.violated(type, a.getDescription())));
      }
    };
  }
}
