package org.ieum.wire;

import java.time.Duration;

/**
 * How two ends of a stream notice that the other is gone although no connection was closed.
 *
 * @param interval between heartbeats of a site's stream; at least a second
 * @param silence a stream without any message for this long is taken for dead
 */
public record Heartbeats(Duration interval, Duration silence) {
  /** Every five seconds; dead after twenty. */
  public static final Heartbeats STANDARD =
      new Heartbeats(Duration.ofSeconds(5), Duration.ofSeconds(20));

  public Heartbeats {
    if (interval.toMillis() < 1000 || silence.compareTo(interval.multipliedBy(2)) < 0) {
      throw new IllegalArgumentException(
          "heartbeats: expected a second or more between them and silence of two or more, found "
              + interval
              + " and "
              + silence);
    }
  }
}
