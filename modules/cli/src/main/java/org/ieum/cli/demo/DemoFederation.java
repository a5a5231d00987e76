package org.ieum.cli.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.ieum.cli.ClientConfig;
import org.ieum.clinical.StudyDraft;
import org.ieum.federation.engine.EngineSettings;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.wire.identity.FederationInit;
import org.ieum.wire.identity.FederationPlan;

/** The demo's federation on disk: every party's folder, as `ieum federation init` writes it. */
record DemoFederation(Path folder, List<String> sites) {
  private static final String RESEARCHER = "ada";
  private static final String REVIEWER = "irb";

  /** Writes keys, certificates and configuration; each node allows the demo's study by rule. */
  static DemoFederation write(
      Path folder, StudyDraft study, List<String> sites, Map<String, SiteTable> tables) {
    FederationPlan plan =
        new FederationPlan(
            "demo",
            List.of("127.0.0.1", "localhost"),
            freePort(),
            sites,
            List.of(RESEARCHER),
            List.of(REVIEWER));
    FederationInit.write(plan, folder, Clock.systemUTC());
    DemoFederation federation = new DemoFederation(folder, sites);
    for (String site : sites) {
      federation.completeNode(site, study, Objects.requireNonNull(tables.get(site)));
    }
    return federation;
  }

  Path coordinator() {
    return folder.resolve("coordinator");
  }

  Path site(String name) {
    return folder.resolve("sites").resolve(name);
  }

  /** One folder of prepared tables for all, so that the pooled fits need not make them again. */
  String prepared() {
    return folder.resolveSibling("prepared").toUri().toString();
  }

  /** A reviewer's identity, whose roster pins every ledger's key. */
  Path reviewer() {
    return folder.resolve("reviewers").resolve(REVIEWER).resolve("identity");
  }

  ClientConfig client() {
    return ClientConfig.read(
        folder.resolve("researchers").resolve(RESEARCHER).resolve("ieum.yaml"));
  }

  /** What the people of a hospital would write into their generated configuration. */
  private void completeNode(String site, StudyDraft study, SiteTable table) {
    Path file = site(site).resolve("node.yaml");
    try {
      String text = Files.readString(file);
      String prepared =
          replaceOnce(
              text, "conf: {}", "conf: {" + EngineSettings.PREPARED + ": \"" + prepared() + "\"}");
      String completed =
          replaceOnce(
              replaceOnce(
                  replaceOnce(
                      prepared,
                      "tables: {}",
                      String.format(
                              Locale.ROOT,
                              """
                              tables:
                                %s:
                                  uri: "%s"
                                  format: %s
                                  options: %s
                              """,
                              study.table(),
                              table.uri(),
                              table.format(),
                              table.yaml())
                          .stripTrailing()),
                  "  default: ask\n",
                  String.format(
                      Locale.ROOT,
                      """
                        default: ask
                        rules:
                          - {study: "%s", researcher: "%s", decision: allow}
                      """,
                      study.id(),
                      RESEARCHER)),
              "share-site-results: false",
              "share-site-results: true");
      Files.writeString(file, completed);
    } catch (IOException e) {
      throw new IeumException(ErrorCode.DISK, file + ": cannot be completed", e);
    }
  }

  private static String replaceOnce(String text, String part, String by) {
    int at = text.indexOf(part);
    if (at < 0) {
      throw new IllegalStateException("the generated node.yaml must have '" + part + "'");
    }
    return text.substring(0, at) + by + text.substring(at + part.length());
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IeumException(
          ErrorCode.BAD_CONFIGURATION, "demo: expected a free port on 127.0.0.1, found none", e);
    }
  }
}
