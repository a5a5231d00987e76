package org.ieum.federation.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GuardTest {
  private final CompletableFuture<RuntimeException> fault = new CompletableFuture<>();
  private final Guard guard = new Guard("node seoul", fault::complete);

  @Test
  void saysWhichThreadOfWhichProcessDiedAndOfWhat() throws Exception {
    guard
        .thread(
            "coordinator-link",
            () -> {
              throw new NoClassDefFoundError("planted");
            })
        .start();
    RuntimeException met = fault.get(10, TimeUnit.SECONDS);
    assertThat(met)
        .hasMessageContaining("node seoul: expected its thread 'coordinator-link' to live")
        .hasMessageContaining("found it dead of java.lang.NoClassDefFoundError")
        .hasMessageContaining("start the process again")
        .hasCauseInstanceOf(NoClassDefFoundError.class);
    assertThat(((IeumException) met).code()).isEqualTo(ErrorCode.INTERNAL);
  }

  @Test
  void hearsOfWhatAnExecutorWouldKeepToItself() throws Exception {
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    try {
      var unused =
          timer.scheduleWithFixedDelay(
              guard.task(
                  "housekeeping",
                  () -> {
                    throw new IllegalStateException("planted");
                  }),
              0,
              1,
              TimeUnit.HOURS);
      assertThat(fault.get(10, TimeUnit.SECONDS))
          .hasMessageContaining("'housekeeping'")
          .hasCauseInstanceOf(IllegalStateException.class);
    } finally {
      timer.shutdownNow();
    }
  }
}
