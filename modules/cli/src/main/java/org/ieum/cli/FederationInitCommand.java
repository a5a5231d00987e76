package org.ieum.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ieum.wire.identity.FederationInit;
import org.ieum.wire.identity.FederationPlan;
import org.ieum.wire.identity.Roster;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes one folder a party, ready to copy. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = {
      "Write one folder a party, ready to copy to it: configuration, keys and certificates.",
      "",
      "The folder 'governance' holds the keys that admit parties: never copy it; store it offline.",
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  ieum federation init --name stroke --host hub.example.org --site seoul --site boston \\",
      "    --researcher ada --reviewer irb --out stroke-federation",
    })
final class FederationInitCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--name",
      required = true,
      paramLabel = "NAME",
      description = "Name of the federation: lower-case letters, digits and hyphens.")
  private String name = "";

  @Option(
      names = "--host",
      required = true,
      paramLabel = "HOST",
      description =
          "Name or address under which the hospitals reach the coordinator; repeat for others. The"
              + " first is written into their configuration.")
  private List<String> hosts = new ArrayList<>();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The coordinator's one port. Default: ${DEFAULT-VALUE}.")
  private int port = 7443;

  @Option(
      names = "--site",
      required = true,
      paramLabel = "NAME",
      description = "Name of a hospital; repeat for each.")
  private List<String> sites = new ArrayList<>();

  @Option(
      names = "--researcher",
      paramLabel = "NAME",
      description = "Name of a data scientist who may submit studies; repeat for each.")
  private List<String> researchers = new ArrayList<>();

  @Option(
      names = "--reviewer",
      paramLabel = "NAME",
      description = "Name of a reviewer, who may look but not submit; repeat for each.")
  private List<String> reviewers = new ArrayList<>();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "New or empty folder to write to.")
  private Path out = Path.of("");

  @Mixin private Settings.Format format = new Settings.Format();

  FederationInitCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    FederationPlan plan = new FederationPlan(name, hosts, port, sites, researchers, reviewers);
    Roster roster = FederationInit.write(plan, out, Clock.systemUTC());
    Map<String, Path> folders = folders();
    if (format.json) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("federation", name);
      document.put("roster", roster.digest());
      Map<String, String> paths = new LinkedHashMap<>();
      folders.forEach((party, folder) -> paths.put(party, folder.toString()));
      document.put("folders", paths);
      TwoSites.warning(sites.size())
          .ifPresent(warning -> document.put("warnings", List.of(warning)));
      console.json(document);
    } else {
      console.result("Federation " + name + ", roster " + roster.digest().substring(0, 12));
      folders.forEach(
          (party, folder) ->
              console.result(String.format(Locale.ROOT, "  %-24s %s", party, folder)));
      console.result("");
      TwoSites.warning(sites.size()).ifPresent(console::result);
      console.result("Copy each folder to its party over a channel you trust.");
      console.result("Keep " + out.resolve("governance") + " offline: it admits parties.");
      console.result("Each hospital completes 'tables' in its node.yaml, then runs:");
      console.result("  ieum doctor --config node.yaml");
      console.result("  ieum node --config node.yaml");
    }
    return Exit.DONE;
  }

  private Map<String, Path> folders() {
    Map<String, Path> folders = new LinkedHashMap<>();
    folders.put("coordinator", out.resolve("coordinator"));
    sites.forEach(site -> folders.put("site " + site, out.resolve("sites").resolve(site)));
    researchers.forEach(
        one -> folders.put("researcher " + one, out.resolve("researchers").resolve(one)));
    reviewers.forEach(one -> folders.put("reviewer " + one, out.resolve("reviewers").resolve(one)));
    return folders;
  }
}
