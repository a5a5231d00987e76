package org.ieum.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ieum.cli.doctor.Check;
import org.ieum.cli.doctor.Doctor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Examines a party's set-up. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Look at everything that a party's configuration names, and say what to do about each fault:"
          + " Java, configuration, certificate, roster, state folder, ledger, the way to the"
          + " coordinator, clocks, tables, Spark. It changes nothing.",
      "",
      "Exit status: 0 nothing failed; 1 something did.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ieum doctor --config node.yaml",
      "  ieum doctor --config coordinator.yaml --json",
    })
final class DoctorCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "A party's configuration: node.yaml, coordinator.yaml or ieum.yaml.")
  private Path config = Path.of("");

  @Mixin private Settings.Format format = new Settings.Format();

  DoctorCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<Check> checks = Doctor.examine(config, Clock.systemUTC());
    boolean failed = checks.stream().anyMatch(check -> check.verdict() == Check.Verdict.FAIL);
    if (format.json) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("ok", !failed);
      document.put("checks", checks.stream().map(DoctorCommand::json).toList());
      console.json(document);
    } else {
      checks.forEach(check -> console.result(line(check)));
    }
    return failed ? Exit.NO : Exit.DONE;
  }

  private static String line(Check check) {
    String remedy = check.remedy().isEmpty() ? "" : "; " + check.remedy();
    return String.format(
        Locale.ROOT, "%-5s %-14s %s%s", word(check), check.subject(), check.found(), remedy);
  }

  private static Map<String, Object> json(Check check) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("verdict", word(check));
    object.put("subject", check.subject());
    object.put("found", check.found());
    object.put("remedy", check.remedy());
    return object;
  }

  private static String word(Check check) {
    return check.verdict().name().toLowerCase(Locale.ROOT);
  }
}
