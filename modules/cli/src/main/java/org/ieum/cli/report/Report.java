package org.ieum.cli.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.ieum.cli.report.section.Part;
import org.ieum.cli.report.section.Section;
import org.ieum.federation.model.StudyResultJson;
import org.ieum.federation.study.StudyManifest;

/**
 * What the demo shows: the study's report, and what only somebody who holds all records and all
 * ledgers can add.
 *
 * @param bytesByRound payload bytes that left each site in each round
 * @param memory resident bytes of each process, empty where the system does not tell
 */
public record Report(
    StudyManifest study,
    StudyResultJson result,
    Comparison comparison,
    List<LedgerLine> ledgers,
    SortedMap<Integer, SortedMap<String, Long>> bytesByRound,
    Map<String, Long> memory,
    Instant at) {

  /** The page. */
  public String html() {
    DemoSections demo = new DemoSections(this);
    List<Section> more =
        List.of(
            new Section(
                Part.APPENDIX, "pooled", "Federated against pooled fit", "", demo::comparison),
            new Section(Part.APPENDIX, "ledgers", "Ledgers", "", demo::ledgers),
            new Section(Part.APPENDIX, "run", "This run", "", demo::run));
    return StudyReport.of(study, result, bytesByRound, more, at).html();
  }
}
