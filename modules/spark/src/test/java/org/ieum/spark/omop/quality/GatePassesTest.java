package org.ieum.spark.omop.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.SparkSession;
import org.ieum.clinical.omop.OmopDefinition;
import org.ieum.federation.preview.Finding;
import org.ieum.spark.SharedSpark;
import org.ieum.spark.omop.TinyCdm;
import org.ieum.spark.omop.prepare.ResolvedConcepts;
import org.ieum.spark.omop.source.CdmSources;
import org.ieum.spark.omop.source.CheckedCdm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often the gates go through a site's tables, in jobs of Spark. */
class GatePassesTest {
  private static final Set<String> TABLES =
      Set.of("condition_occurrence", "drug_exposure", "measurement", "visit_occurrence");
  private static final String GROUP = "spark.jobGroup.id";

  private final Path folder;
  private final SparkSession session = SharedSpark.session();

  GatePassesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void allTablesAreReadOnceAfterThoseThatAreByPerson() throws InterruptedException {
    // By person a shuffle and what follows it, all rows, the vocabulary.
    assertThat(jobs(new TinyCdm())).isEqualTo(4);
  }

  @Test
  void keysAreShuffledOnlyOfATableThatLeavesThemInDoubt() throws InterruptedException {
    int usual = jobs(new TinyCdm());
    TinyCdm descending =
        new TinyCdm().and("visit_occurrence", "1,3,9202,2003-02-03,2003-02-03,32817\n");
    assertThat(jobs(descending)).isGreaterThan(usual).isLessThanOrEqualTo(usual + 3);
  }

  /** Jobs of the gate before preparation. */
  private int jobs(TinyCdm tiny) throws InterruptedException {
    CheckedCdm cdm =
        CdmSources.open(session, tiny.csv(folder.resolve("csv")), TinyCdm.everyTable());
    OmopDefinition definition = new SmallStudy().definition();
    Map<String, Set<Long>> concepts = ResolvedConcepts.of(cdm, definition).sets();
    AtomicInteger started = new AtomicInteger();
    CountDownLatch last = new CountDownLatch(1);
    SparkListener listener =
        new SparkListener() {
          @Override
          public void onJobStart(SparkListenerJobStart job) {
            String group = String.valueOf(job.properties().getProperty(GROUP));
            if (group.equals("gate")) {
              started.incrementAndGet();
            } else if (group.equals("after")) {
              last.countDown();
            }
          }
        };
    session.sparkContext().addSparkListener(listener);
    try {
      in("gate", () -> blocking(cdm, definition, concepts));
      // A listener hears of jobs in their order: after this one it has heard of all before.
      in("after", () -> session.range(1).toJavaRDD().count());
      last.await();
    } finally {
      session.sparkContext().removeSparkListener(listener);
    }
    return started.get();
  }

  private List<Finding> blocking(
      CheckedCdm cdm, OmopDefinition definition, Map<String, Set<Long>> concepts) {
    return new QualityGates(session, cdm, LocalDate.of(2026, 1, 1))
        .blocking(TABLES, definition, concepts);
  }

  private void in(String group, Runnable work) {
    session.sparkContext().setJobGroup(group, group, false);
    try {
      work.run();
    } finally {
      session.sparkContext().clearJobGroup();
    }
  }
}
