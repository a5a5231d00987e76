package org.ieum.coordinator;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP relay on loopback, between nodes and coordinator, that can be cut in two ways. */
final class CutProxy implements Closeable {
  /** What happens to bytes. */
  enum Mode {
    /** They pass. */
    OPEN,
    /** Connections are closed, and new ones as soon as they are made. */
    REFUSING,
    /** Connections stay open, new ones too, and not a byte passes until they do again. */
    SILENT
  }

  private final ServerSocket door;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile Mode mode = Mode.OPEN;

  CutProxy(int target) throws IOException {
    this.target = target;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    daemon("proxy", this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  synchronized void cut(Mode how) {
    mode = how;
    notifyAll();
    if (how == Mode.REFUSING) {
      open.forEach(CutProxy::closeQuietly);
    }
  }

  /** Bytes pass again, also those that were held back, on connections long given up. */
  void heal() {
    cut(Mode.OPEN);
  }

  private synchronized void awaitVoice() throws IOException {
    try {
      while (mode == Mode.SILENT) {
        wait();
      }
    } catch (InterruptedException e) {
      throw new IOException("the test is over", e);
    }
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket inward = door.accept();
        open.add(inward);
        if (mode == Mode.REFUSING) {
          closeQuietly(inward);
        } else {
          Socket outward = new Socket(InetAddress.getLoopbackAddress(), target);
          open.add(outward);
          daemon("proxy-up", () -> relay(inward, outward));
          daemon("proxy-down", () -> relay(outward, inward));
        }
      } catch (IOException e) {
        // The door was closed, or the coordinator is down: the caller hears it as a closed door.
        open.forEach(CutProxy::closeQuietly);
      }
    }
  }

  private void relay(Socket from, Socket to) {
    byte[] buffer = new byte[1 << 16];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        awaitVoice();
        out.write(buffer, 0, n);
      }
    } catch (IOException e) {
      // One end has closed; so does the other.
    }
    closeQuietly(from);
    closeQuietly(to);
  }

  private static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone either way.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    open.forEach(CutProxy::closeQuietly);
  }
}
