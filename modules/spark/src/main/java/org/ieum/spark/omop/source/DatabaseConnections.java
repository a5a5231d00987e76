package org.ieum.spark.omop.source;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;

/**
 * Connections to a site's database: as many at a time in this JVM as agreed, read-only, and asked
 * for again with growing pauses where the database cannot be reached.
 */
final class DatabaseConnections {
  private static final Map<String, Semaphore> PLACES = new ConcurrentHashMap<>();
  private static final long FIRST_PAUSE_MILLIS = 250;
  private static final long LONGEST_PAUSE_MILLIS = 15_000;

  private DatabaseConnections() {}

  /**
   * Opens one; closing it frees its place.
   *
   * @param connections most at a time; the first caller of an address decides
   * @throws IeumException SITE_UNAVAILABLE after {@code patience} seconds, BAD_CONFIGURATION when
   *     the login is refused
   */
  static Connection open(
      Driver driver, String url, String address, Properties login, int connections, int patience) {
    Semaphore places = PLACES.computeIfAbsent(url, u -> new Semaphore(connections, true));
    acquire(places, address);
    boolean opened = false;
    try {
      Connection connection = insist(driver, url, address, login, patience);
      opened = true;
      return releasing(connection, places);
    } finally {
      if (!opened) {
        places.release();
      }
    }
  }

  private static void acquire(Semaphore places, String address) {
    try {
      places.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IeumException(ErrorCode.SITE_UNAVAILABLE, "CDM " + address + ": interrupted", e);
    }
  }

  private static Connection insist(
      Driver driver, String url, String address, Properties login, int patience) {
    SqlDialect dialect = SqlDialect.of(url);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(patience);
    long pause = FIRST_PAUSE_MILLIS;
    while (true) {
      try {
        Connection connection = driver.connect(url, login);
        if (connection == null) {
          throw DatabaseFailure.unreachable(address, patience);
        }
        connection.setReadOnly(true);
        return connection;
      } catch (SQLException e) {
        String state = Objects.requireNonNullElse(e.getSQLState(), "");
        if (dialect.refusesLogin(state, e.getErrorCode())) {
          throw DatabaseFailure.login(address);
        }
        if (System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pause) > end) {
          throw DatabaseFailure.unreachable(address, patience);
        }
        sleep(pause, address);
        pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
      }
    }
  }

  private static void sleep(long millis, String address) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IeumException(ErrorCode.SITE_UNAVAILABLE, "CDM " + address + ": interrupted", e);
    }
  }

  /** The connection, whose close gives its place back once. */
  private static Connection releasing(Connection connection, Semaphore places) {
    AtomicBoolean open = new AtomicBoolean(true);
    return (Connection)
        Proxy.newProxyInstance(
            DatabaseConnections.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw Objects.requireNonNullElse(e.getCause(), e);
              } finally {
                if (method.getName().equals("close") && open.compareAndSet(true, false)) {
                  places.release();
                }
              }
            });
  }
}
