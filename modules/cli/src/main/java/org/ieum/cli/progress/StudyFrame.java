package org.ieum.cli.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ieum.cli.result.Figures;
import org.ieum.cli.result.Table;
import org.ieum.wire.v1.SiteProgress;
import org.ieum.wire.v1.StudyDecision;
import org.ieum.wire.v1.StudyPhase;
import org.ieum.wire.v1.StudyStatus;

/**
 * One picture of a study's status, drawn over the one before.
 *
 * <pre>
 * dementia-early-diagnosis  9f3a1c20be77  running   round 5   12 s
 * fit, step 3   log-likelihood -4711.082931
 *   boston     connected  approved  5 rounds  21.3 kB out
 *   jeju       connected  approved  5 rounds  21.3 kB out
 *   seoul   disconnected  approved  4 rounds  17.1 kB out
 * waiting for seoul
 * </pre>
 */
public final class StudyFrame {
  private StudyFrame() {}

  /** The picture, in lines of at most {@code columns} characters. */
  public static List<String> lines(StudyStatus status, Instant now, int columns) {
    List<String> lines = new ArrayList<>();
    lines.add(
        status.getId()
            + "  "
            + Figures.shortDigest(status.getDigest())
            + "  "
            + phase(status.getPhase())
            + "   round "
            + status.getRounds()
            + "   "
            + Figures.seconds(elapsed(status, now)));
    lines.add(step(status));
    lines.addAll(sites(status, columns));
    waiting(status).ifPresent(lines::add);
    return lines.stream().flatMap(line -> Fit.lines(line, columns).stream()).toList();
  }

  /** A phase in words: {@code awaiting approval}. */
  public static String phase(StudyPhase phase) {
    return phase.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static String step(StudyStatus status) {
    String step = status.getStep();
    if (status.getHasLogLikelihood() && !step.contains("log-likelihood")) {
      String value = String.format(Locale.ROOT, "%.6f", status.getLogLikelihood());
      return (step.isEmpty() ? "" : step + "   ") + "log-likelihood " + value;
    }
    return step;
  }

  static Optional<String> waiting(StudyStatus status) {
    if (status.getWaitingForCount() == 0) {
      return Optional.empty();
    }
    return Optional.of("waiting for " + String.join(", ", status.getWaitingForList()));
  }

  private static List<String> sites(StudyStatus status, int columns) {
    List<String> whole = table(status, false).lines();
    return whole.stream().allMatch(line -> line.length() <= columns)
        ? whole
        : table(status, true).lines();
  }

  /**
   * A row a site.
   *
   * @param narrow leaves out what is as expected
   */
  private static Table table(StudyStatus status, boolean narrow) {
    boolean decisions =
        !narrow
            || status.getSitesList().stream()
                .anyMatch(site -> site.getDecision() != StudyDecision.Decision.APPROVED);
    Table table = new Table();
    for (SiteProgress site : status.getSitesList()) {
      List<String> row = new ArrayList<>();
      row.add("  " + site.getSite());
      row.add(site.getConnected() ? "connected" : "disconnected");
      if (decisions) {
        row.add(decision(site.getDecision()));
      }
      row.add(site.getRounds() + " rounds");
      row.add(Figures.bytes(site.getBytesUp()) + (narrow ? "" : " out"));
      table.row(row.toArray(String[]::new));
    }
    return table;
  }

  static String decision(StudyDecision.Decision decision) {
    return switch (decision) {
      case APPROVED -> "approved";
      case REFUSED -> "refused";
      case PENDING, UNRECOGNIZED -> "undecided";
    };
  }

  private static double elapsed(StudyStatus status, Instant now) {
    long from = status.getStartedAt() == 0 ? status.getSubmittedAt() : status.getStartedAt();
    Instant end = status.getEndedAt() == 0 ? now : Instant.ofEpochMilli(status.getEndedAt());
    return from == 0 ? 0 : Duration.between(Instant.ofEpochMilli(from), end).toMillis() / 1000.0;
  }
}
