package org.ieum.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.ieum.cli.report.StudyReport;
import org.ieum.cli.result.FetchedStudy;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the report of a finished study. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Write the report of a finished study: one HTML file in the order of TRIPOD+AI, with its"
          + " pictures inside, that any browser opens offline and prints.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  # a folder that 'ieum model fetch' wrote",
      "  ieum model report heart-disease",
      "  ieum model report heart-disease --config ieum.yaml --out report.html",
    })
final class ModelReportCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = ModelSource.LABEL, description = ModelSource.DESCRIPTION)
  private String study = "";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "The file to write; an older one is replaced. Default: report.html in the folder, or"
              + " STUDY-report.html here.")
  private @Nullable Path out;

  @Mixin private ClientOptions client = new ClientOptions();

  @Mixin private Settings.Format format = new Settings.Format();

  ModelReportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    ModelSource source = new ModelSource(study, client);
    FetchedStudy fetched = source.study();
    Path standard =
        source
            .folder()
            .map(folder -> folder.resolve("report.html"))
            .orElseGet(() -> Path.of(fetched.study().id() + "-report.html"));
    Path page = out == null ? standard : out;
    StudyReport report =
        StudyReport.of(
            fetched.study(),
            fetched.result(),
            new TreeMap<>(),
            List.of(),
            Clock.systemUTC().instant());
    write(page, report.html());
    if (format.json) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("study", fetched.study().id());
      document.put("studyDigest", fetched.study().digest());
      document.put("modelDigest", fetched.result().model().digest());
      document.put("report", page.toString());
      console.json(document);
    } else {
      console.result(page.toString());
    }
    return Exit.DONE;
  }

  /** Whole or not at all: a page that is cut short would look finished. */
  private static void write(Path page, String html) {
    Path whole = page.toAbsolutePath().normalize();
    Path part = whole.resolveSibling(whole.getFileName() + ".part");
    try {
      Files.write(part, html.getBytes(StandardCharsets.UTF_8));
      Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new IeumException(
          ErrorCode.DISK, page + ": cannot be written; name another file with --out", e);
    }
  }
}
