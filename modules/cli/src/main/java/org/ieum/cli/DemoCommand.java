package org.ieum.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.ieum.cli.demo.Demo;
import org.ieum.cli.demo.DemoOutcome;
import org.ieum.cli.demo.DemoStudy;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a whole federation on this machine. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Run a whole federation on this machine: a coordinator and three hospitals as processes of"
          + " their own, mutual TLS, real Spark. Then compare the model with the one that pooled data"
          + " give, verify and replay all four ledgers, and write a report with pictures.",
      "",
      "Exit status: 0 everything is as it must be; 1 something is not.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ieum demo",
      "  ieum demo --study cancer --json",
      "  ieum demo --patients 300000 --dir demo",
    })
final class DemoCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--study",
      paramLabel = "STUDY",
      description =
          "dementia (raw OMOP tables of synthetic patients, one hospital in PostgreSQL) or cancer (569 real patients)."
              + " Default: dementia.")
  private DemoStudy study = DemoStudy.DEMENTIA;

  @Option(
      names = "--patients",
      paramLabel = "N",
      description = "Synthetic patients of all hospitals together. Default: ${DEFAULT-VALUE}.")
  private long patients = 36_000;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "New or empty folder to work in. Default: a fresh temporary folder.")
  private Path folder = Path.of("");

  @Mixin private Settings.Format format = new Settings.Format();

  DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (patients < 600) {
      throw new IeumException(
          ErrorCode.BAD_USAGE, "--patients: expected 600 or more, found " + patients);
    }
    DemoOutcome outcome = new Demo(study, patients, work(), console, Clock.systemUTC()).run();
    if (format.json) {
      console.json(outcome.toJson());
    } else {
      outcome.lines().forEach(console::result);
    }
    return outcome.good() ? Exit.DONE : Exit.NO;
  }

  private Path work() {
    if (!folder.toString().isEmpty()) {
      Folders.createEmpty(folder, "--dir");
      return folder;
    }
    try {
      return Files.createTempDirectory("ieum-demo-");
    } catch (IOException e) {
      throw new IeumException(
          ErrorCode.DISK, "temporary folder: cannot be made; name a folder with --dir", e);
    }
  }
}
