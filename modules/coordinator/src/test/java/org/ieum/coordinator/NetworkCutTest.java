package org.ieum.coordinator;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ieum.federation.study.StudyManifest;
import org.ieum.wire.v1.SiteProgress;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The network between nodes and coordinator is cut in the middle of a round, longer than heartbeats
 * tolerate, and heals: the study finishes by itself with the bit-identical model.
 *
 * <p>With heartbeats every second, so that a cut of seconds is long. By hand with the intervals of
 * the product and a cut of two minutes: {@code -Dtest=NetworkCutTest -Dieum.test.cut-seconds=120}.
 */
final class NetworkCutTest {
  private static final int BY_HAND = Integer.getInteger("ieum.test.cut-seconds", 0);
  private static final Rig.Load LOAD = new Rig.Load(2, 400, 300, BY_HAND > 0 ? 5 : 1);

  static Stream<Arguments> cuts() {
    return Stream.of(CutProxy.Mode.REFUSING, CutProxy.Mode.SILENT)
        .flatMap(how -> Stream.of(List.of("seoul"), Rig.SITES).map(who -> Arguments.of(how, who)));
  }

  @ParameterizedTest
  @MethodSource("cuts")
  void theStudyGoesOnAfterTheCut(CutProxy.Mode how, List<String> sites, @TempDir Path folder)
      throws Exception {
    try (Rig rig = new Rig(folder, LOAD);
        CutProxy proxy = new CutProxy(rig.port())) {
      for (String site : sites) {
        rig.configure(site, "default: allow", proxy.port());
      }
      rig.startAll();
      StudyManifest study = rig.study("cut");
      rig.submit(study);
      rig.await(study, s -> s.getRounds() >= 2);
      proxy.cut(how);
      rig.await(
          study,
          s ->
              s.getSitesList().stream()
                  .filter(p -> sites.contains(p.getSite()))
                  .noneMatch(SiteProgress::getConnected));
      Thread.sleep(1000L * Math.max(BY_HAND, 1));
      proxy.heal();
      Expected.theSimulatedModel(rig, study);
    }
  }
}
