package org.ieum.node;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.ieum.wire.v1.StudyPhase;
import org.ieum.wire.v1.ToSite;

/** What the coordinator said about one study and is not handled yet. */
final class Mailbox {
  private final BlockingQueue<Optional<ToSite>> messages = new LinkedBlockingQueue<>();

  void put(ToSite message) {
    messages.add(Optional.of(message));
  }

  /** Ends every wait. */
  void close() {
    messages.add(Optional.empty());
  }

  ToSite take() {
    try {
      return unwrap(messages.take());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StudyOver(StudyPhase.PHASE_UNSPECIFIED);
    }
  }

  /** The next message, or nothing if none comes within the time. */
  Optional<ToSite> poll(long millis) {
    try {
      Optional<ToSite> message = messages.poll(millis, TimeUnit.MILLISECONDS);
      return message == null ? Optional.empty() : Optional.of(unwrap(message));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StudyOver(StudyPhase.PHASE_UNSPECIFIED);
    }
  }

  private ToSite unwrap(Optional<ToSite> message) {
    return message.orElseThrow(
        () -> {
          close();
          return new StudyOver(StudyPhase.PHASE_UNSPECIFIED);
        });
  }
}
