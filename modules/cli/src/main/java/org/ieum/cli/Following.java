package org.ieum.cli;

import java.time.Duration;
import java.util.function.Consumer;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.wire.client.StudiesClient;
import org.ieum.wire.v1.StudyPhase;
import org.ieum.wire.v1.StudyStatus;

/** Follows a study to its end, over restarts of the coordinator and cuts of the network. */
public final class Following {
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final StudiesClient client;
  private final Console console;

  public Following(StudiesClient client, Console console) {
    this.client = client;
    this.console = console;
  }

  /**
   * The status with which the study ended.
   *
   * @throws IeumException when the coordinator cannot be reached the first time, or refuses
   */
  public StudyStatus toTheEnd(String study, Consumer<StudyStatus> listener) {
    Heard heard = new Heard(listener, study);
    while (true) {
      try {
        StudyStatus last = client.watch(heard.study, heard);
        if (ended(last.getPhase())) {
          return last;
        }
      } catch (IeumException e) {
        if (e.code() != ErrorCode.SITE_UNAVAILABLE || !heard.any) {
          throw e;
        }
        console.note("the coordinator does not answer; the study goes on, trying again");
      }
      pause();
    }
  }

  public static boolean ended(StudyPhase phase) {
    return switch (phase) {
      case DONE, FAILED, CANCELLED, SUSPENDED -> true;
      default -> false;
    };
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IeumException(
          ErrorCode.CANCELLED, "watching was interrupted; the study goes on", e);
    }
  }

  private static final class Heard implements Consumer<StudyStatus> {
    private final Consumer<StudyStatus> listener;
    private boolean any;

    /** As it was named, and once it is known by its digest, which no later study shares. */
    private String study;

    Heard(Consumer<StudyStatus> listener, String study) {
      this.listener = listener;
      this.study = study;
    }

    @Override
    public void accept(StudyStatus status) {
      any = true;
      study = status.getDigest();
      listener.accept(status);
    }
  }
}
