package org.ieum.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final AtomicLong clock = new AtomicLong();
  private final AtomicInteger asked = new AtomicInteger();
  private final Patience patience =
      new Patience(
          new Console(new ByteArrayOutputStream(), err, false, 100),
          Duration.ofSeconds(30),
          e -> e.code() == ErrorCode.SITE_UNAVAILABLE,
          clock::get,
          time -> clock.addAndGet(time.toNanos()));

  private static IeumException unanswered() {
    return new IeumException(ErrorCode.SITE_UNAVAILABLE, "coordinator: found none that answers");
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void waitsForACoordinatorThatStartsAgainAndSaysSo() {
    String answer =
        patience.ask(
            () -> {
              if (asked.incrementAndGet() <= 12) {
                throw unanswered();
              }
              return "submitted";
            });
    assertThat(answer).isEqualTo("submitted");
    assertThat(asked).hasValue(13);
    assertThat(said().lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("waiting for the coordinator, which does not answer"))
        .anyMatch(line -> line.contains("10 of at most 30 s"));
  }

  @Test
  void givesUpAtTheBoundWithTheLastReason() {
    assertThatThrownBy(
            () ->
                patience.ask(
                    () -> {
                      asked.incrementAndGet();
                      throw unanswered();
                    }))
        .isInstanceOf(IeumException.class)
        .hasMessageContaining("found none that answers");
    assertThat(asked).hasValue(31);
  }

  @Test
  void doesNotWaitForWhatWaitingDoesNotMend() {
    IeumException fault = new IeumException(ErrorCode.BAD_STUDY, "study: expected this");
    assertThatThrownBy(
            () ->
                patience.ask(
                    () -> {
                      throw fault;
                    }))
        .isSameAs(fault);
    assertThat(said()).isEmpty();
  }
}
