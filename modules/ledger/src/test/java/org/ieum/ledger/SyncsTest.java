package org.ieum.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SyncsTest {
  @Test
  void allRunAtTheSameTime() throws IOException {
    CountDownLatch others = new CountDownLatch(3);
    AtomicInteger met = new AtomicInteger();
    Syncs.Sync meets =
        () -> {
          others.countDown();
          try {
            met.addAndGet(others.await(30, TimeUnit.SECONDS) ? 1 : 0);
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
        };
    Syncs.together(List.of(meets, meets, meets));
    assertThat(met).hasValue(3);
    Syncs.together(List.of());
  }

  @Test
  void oneFaultIsReportedWhicheverItIsOfAndTheRestIsRunAllTheSame() {
    for (int bad = 0; bad < 3; bad++) {
      AtomicInteger sound = new AtomicInteger();
      List<Syncs.Sync> syncs = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        boolean fails = i == bad;
        syncs.add(
            () -> {
              if (fails) {
                throw new IOException("disk full");
              }
              sound.incrementAndGet();
            });
      }
      assertThatThrownBy(() -> Syncs.together(syncs))
          .isInstanceOf(IOException.class)
          .hasMessage("disk full");
      assertThat(sound).hasValue(2);
    }
  }
}
