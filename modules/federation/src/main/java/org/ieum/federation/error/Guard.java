package org.ieum.federation.error;

import java.util.function.Consumer;

/**
 * Watches over a process's threads: what escapes one is never lost with it, but ends the process
 * with a message, so that whoever supervises the process starts it again. Better that than a
 * process that looks alive and does nothing.
 *
 * @param process whose threads they are, for the message
 * @param onFault ends the process; called once a fault, by the thread that met it
 */
public record Guard(String process, Consumer<? super RuntimeException> onFault) {
  /** A daemon thread; not yet started. */
  public Thread thread(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((died, cause) -> died(died.getName(), cause));
    return thread;
  }

  /** The same work, for an executor, which would keep what escapes to itself. */
  public Runnable task(String name, Runnable work) {
    return () -> {
      try {
        work.run();
      } catch (RuntimeException | Error e) {
        died(name, e);
      }
    };
  }

  /** A thread, or a call by a library's thread, met what it cannot go on from. */
  public void died(String thread, Throwable cause) {
    onFault.accept(
        new IeumException(
            ErrorCode.INTERNAL,
            process
                + ": expected its thread '"
                + thread
                + "' to live as long as the process, found it dead of "
                + cause.getClass().getName()
                + "; start the process again, studies go on by themselves, and report what its log holds",
            cause));
  }
}
