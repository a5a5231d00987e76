package org.ieum.ledger;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes. Appends that wait while an fsync runs go into the next block
 * together, and so do deferred ones, which wait for an append that somebody waits for. The thread
 * is private, so no caller's interrupt can close a file under it. The first fault is kept and
 * refuses all that follows.
 */
final class LedgerWriter {
  /**
   * Appends are gathered up to this many entries; with {@link #MAX_REQUEST} a block stays below its
   * limit.
   */
  private static final int GROUP = 511;

  private static final long MAX_REQUEST = RecordFormat.MAX_BODY / 2;

  /** A deferred append waits for others this long at most. */
  private static final long LONGEST_DEFERRAL_NANOS = 20_000_000;

  private final LedgerDisk disk;
  private final LedgerState state;
  private final LedgerKey key;
  private final InstantSource clock;
  private final FrameStore frames;
  private final String subject;
  private final Queue<Task<?>> queue = new ArrayDeque<>();
  private final Thread thread;
  private boolean closed;
  private volatile @Nullable LedgerException fault;

  LedgerWriter(
      LedgerDisk disk, LedgerState state, LedgerKey key, InstantSource clock, LedgerFiles files) {
    this.disk = disk;
    this.state = state;
    this.key = key;
    this.clock = clock;
    this.frames = new FrameStore(files);
    this.subject = "ledger " + files.directory();
    this.thread = new Thread(this::run, "ledger-writer");
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  List<Entry> append(List<EntryDraft> drafts, List<byte[]> frames) {
    return begin(drafts, frames).await();
  }

  Pending begin(List<EntryDraft> drafts, List<byte[]> frames) {
    return new Pending(submit(new Append(drafts, frames, 0)));
  }

  /** As {@link #begin}, after a while, with the next append or when it is waited for. */
  Pending defer(List<EntryDraft> drafts, List<byte[]> frames) {
    Append append = new Append(drafts, frames, LONGEST_DEFERRAL_NANOS);
    return new Pending(submit(append), () -> hurry(append));
  }

  private void hurry(Append append) {
    synchronized (queue) {
      append.due = System.nanoTime();
      queue.notifyAll();
    }
  }

  SignedCheckpoint sign() {
    return Pending.join(submit(new Sign()));
  }

  Optional<LedgerException> fault() {
    return Optional.ofNullable(fault);
  }

  /** Refuses new work, finishes what was accepted and ends the thread. */
  void stop() {
    synchronized (queue) {
      closed = true;
      queue.notifyAll();
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private <T> CompletableFuture<T> submit(Task<T> task) {
    synchronized (queue) {
      if (closed) {
        throw new LedgerException(
            LedgerException.Code.CLOSED, subject + ": expected to be open, found it closed");
      }
      queue.add(task);
      queue.notifyAll();
    }
    return task.result;
  }

  private void run() {
    try {
      serve();
    } catch (RuntimeException | Error e) {
      // Whoever waits for an answer would wait for ever.
      synchronized (queue) {
        closed = true;
        fail(List.copyOf(queue), bug(e));
        queue.clear();
      }
    }
  }

  private void serve() {
    List<Task<?>> tasks = next();
    while (!tasks.isEmpty()) {
      LedgerException earlier = fault;
      if (earlier != null) {
        tasks.forEach(task -> task.result.completeExceptionally(earlier));
      } else {
        perform(tasks);
      }
      tasks = next();
    }
  }

  private void perform(List<Task<?>> tasks) {
    try {
      if (tasks.get(0) instanceof Sign sign) {
        sign.result.complete(signHead());
      } else {
        commit(tasks.stream().map(Append.class::cast).toList());
      }
    } catch (IOException e) {
      fail(
          tasks,
          new LedgerException(
              LedgerException.Code.DISK,
              subject
                  + ": expected the disk to take a write,"
                  + " found a fault ("
                  + e.getMessage()
                  + "); nothing of this step was acknowledged and no more entries are"
                  + " taken; free or repair the disk and restart the process",
              e));
    } catch (RuntimeException | Error e) {
      fail(tasks, bug(e));
    }
  }

  private LedgerException bug(Throwable cause) {
    return new LedgerException(
        LedgerException.Code.BUG,
        subject
            + ": the writer failed unexpectedly; no more entries are taken; report this and restart the process",
        cause);
  }

  private void fail(List<Task<?>> tasks, LedgerException cause) {
    fault = cause;
    tasks.forEach(task -> task.result.completeExceptionally(cause));
  }

  /**
   * Waits for work: one task that is not an append, or appends that fit one block; none when closed
   * and done.
   */
  private List<Task<?>> next() {
    synchronized (queue) {
      for (long wait = waitNanos(); wait > 0; wait = waitNanos()) {
        if (closed) {
          break;
        }
        try {
          TimeUnit.NANOSECONDS.timedWait(queue, wait);
        } catch (InterruptedException e) {
          // Nobody outside holds this thread; an interrupt has no meaning here.
        }
      }
      if (queue.isEmpty()) {
        return List.of();
      }
      List<Task<?>> tasks = new ArrayList<>(List.of(queue.remove()));
      if (tasks.get(0) instanceof Append first) {
        int entries = first.drafts.size();
        while (queue.peek() instanceof Append more && entries + more.drafts.size() <= GROUP) {
          entries += more.drafts.size();
          tasks.add(queue.remove());
        }
      }
      return tasks;
    }
  }

  /** Until the first task is due; without a task, for ever. */
  private long waitNanos() {
    long now = System.nanoTime();
    return queue.stream().mapToLong(task -> task.due - now).min().orElse(Long.MAX_VALUE);
  }

  private void commit(List<Append> appends) throws IOException {
    Map<FrameRef, byte[]> frames = new LinkedHashMap<>();
    List<byte[]> block = new ArrayList<>();
    List<Append> accepted = new ArrayList<>();
    List<List<Entry>> entries = new ArrayList<>();
    for (Append append : appends) {
      try {
        List<byte[]> encoded = new ArrayList<>();
        List<Entry> made = make(append, state.size() + block.size(), encoded);
        frames.putAll(append.frames);
        block.addAll(encoded);
        accepted.add(append);
        entries.add(made);
      } catch (LedgerException e) {
        append.result.completeExceptionally(e);
      }
    }
    disk.store(frames);
    if (!block.isEmpty()) {
      disk.append(block);
    }
    Iterator<byte[]> encoded = block.iterator();
    for (int i = 0; i < accepted.size(); i++) {
      entries.get(i).forEach(entry -> state.add(entry, Hash.leaf(encoded.next())));
      accepted.get(i).result.complete(entries.get(i));
    }
  }

  private List<Entry> make(Append append, long first, List<byte[]> encoded) {
    List<Entry> made = new ArrayList<>();
    long total = 0;
    for (EntryDraft draft : append.drafts) {
      FrameRef frame = draft.frame();
      if (frame != null && !append.frames.containsKey(frame) && !frames.contains(frame)) {
        throw new LedgerException(
            LedgerException.Code.FRAME_MISSING,
            subject
                + ", entry "
                + draft.kind().wireName()
                + ": expected frame "
                + frame.sha256()
                + " of "
                + frame.bytes()
                + " bytes to be stored, found none; store it first or with the entry");
      }
      Entry entry = new Entry(key.origin(), first + made.size(), clock.instant(), draft);
      byte[] bytes = entry.bytes();
      total += 2 + bytes.length;
      if (bytes.length > Entry.MAX_BYTES || total > MAX_REQUEST) {
        throw new LedgerException(
            LedgerException.Code.ENTRY_INVALID,
            subject
                + ", entry "
                + draft.kind().wireName()
                + ": expected at most 65535 bytes an entry and "
                + MAX_REQUEST
                + " a request, found "
                + bytes.length
                + " and "
                + total
                + "; put content into a frame and split large requests");
      }
      made.add(entry);
      encoded.add(bytes);
    }
    return made;
  }

  /** Persists before it releases; never signs less than, or other than, what it signed before. */
  private SignedCheckpoint signHead() throws IOException {
    Checkpoint head = state.head();
    SignedCheckpoint last = state.signed().orElse(null);
    if (last != null) {
      Checkpoint signed = last.checkpoint();
      if (signed.equals(head)) {
        return last;
      }
      if (signed.size() >= head.size() || !state.root(signed.size()).equals(signed.root())) {
        throw new IllegalStateException(
            "head at size " + head.size() + " does not extend the signed " + signed.size());
      }
    }
    SignedCheckpoint next = SignedCheckpoint.sign(head, key);
    disk.checkpoint(next.note());
    state.signed(next);
    return next;
  }

  private abstract static class Task<T> {
    final CompletableFuture<T> result = new CompletableFuture<>();

    /** When it must begin, by {@link System#nanoTime}. */
    long due;

    Task(long deferral) {
      due = System.nanoTime() + deferral;
    }
  }

  private static final class Append extends Task<List<Entry>> {
    final List<EntryDraft> drafts;

    /** By name, hashed on the caller's thread. */
    final Map<FrameRef, byte[]> frames = new LinkedHashMap<>();

    Append(List<EntryDraft> drafts, List<byte[]> frames, long deferral) {
      super(deferral);
      this.drafts = List.copyOf(drafts);
      frames.forEach(frame -> this.frames.put(FrameRef.of(frame), frame));
    }
  }

  private static final class Sign extends Task<SignedCheckpoint> {
    Sign() {
      super(0);
    }
  }
}
