package org.ieum.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL server that listens on loopback alone, with one superuser {@code postgres} whose
 * password only this object knows, and one database {@code cdm}. Its files are in a folder that
 * {@link #close} empties. A server whose folder holds a database already is started on it.
 */
public final class LocalPostgres implements AutoCloseable {
  /** Name of the database. */
  public static final String DATABASE = "cdm";

  private static final String SUPERUSER = "postgres";
  private static final long PATIENCE_MILLIS = 60_000;

  private final Path folder;
  private final Path data;
  private final UnprivilegedUser user;
  private final int port;
  private final String password;
  private Process server;

  private LocalPostgres(
      Path folder, UnprivilegedUser user, int port, String password, Process server) {
    this.folder = folder;
    this.data = folder.resolve("data");
    this.user = user;
    this.port = port;
    this.password = password;
    this.server = server;
  }

  /**
   * Unpacks, initialises and starts a server; takes about four seconds and 100 MB of disk.
   *
   * @param folder an empty or absent folder, which the server owns
   * @throws IOException when the system has no programs or forbids them; its message says what to
   *     do
   */
  public static LocalPostgres start(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path programs = folder.resolve("programs");
    Path data = folder.resolve("data");
    Files.createDirectories(programs);
    ServerPrograms.unpack(programs);
    byte[] secret = new byte[16];
    new SecureRandom().nextBytes(secret);
    String password = HexFormat.of().formatHex(secret);
    Path passwordFile = folder.resolve("password");
    Files.writeString(passwordFile, password);
    UnprivilegedUser user = UnprivilegedUser.forFolder(folder);
    run(
        user.command(
            List.of(
                programs.resolve("bin/initdb").toString(),
                "--pgdata=" + data,
                "--username=" + SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync")),
        folder.resolve("initdb.log"));
    Files.delete(passwordFile);
    int port = freePort();
    LocalPostgres started =
        new LocalPostgres(folder, user, port, password, launch(folder, data, user, port));
    try {
      started.await();
      started.execute("postgres", "CREATE DATABASE " + DATABASE);
      return started;
    } catch (IOException | RuntimeException e) {
      started.close();
      throw e;
    }
  }

  public int port() {
    return port;
  }

  /** {@code jdbc:postgresql://127.0.0.1:port/cdm}. */
  public String url() {
    return url(DATABASE);
  }

  /** The superuser's password. */
  public String password() {
    return password;
  }

  /** A connection of the superuser to the database. */
  public Connection connect() throws SQLException {
    return connect(DATABASE);
  }

  /** Runs one statement as the superuser. */
  public void execute(String sql) throws IOException {
    execute(DATABASE, sql);
  }

  /**
   * Makes a login that may read one schema and do nothing else: no writing, no temporary tables.
   *
   * @param password letters and digits
   */
  public void addReader(String name, String password, String schema) throws IOException {
    execute("REVOKE TEMPORARY ON DATABASE " + DATABASE + " FROM PUBLIC");
    execute("CREATE ROLE " + name + " LOGIN PASSWORD '" + password + "'");
    execute("GRANT USAGE ON SCHEMA " + schema + " TO " + name);
    execute("GRANT SELECT ON ALL TABLES IN SCHEMA " + schema + " TO " + name);
    execute("ALTER ROLE " + name + " SET default_transaction_read_only = on");
  }

  /** Ends the server at once, as a crash does; {@link #restart} starts it again. */
  public void kill() {
    server.descendants().forEach(ProcessHandle::destroyForcibly);
    server.destroyForcibly();
    await(server);
  }

  /** Starts a killed server on its data and its port. */
  public void restart() throws IOException {
    Files.deleteIfExists(data.resolve("postmaster.pid"));
    server = launch(folder, data, user, port);
    await();
  }

  @Override
  public void close() {
    // SIGINT's "fast shutdown" has no counterpart here; a folder that is emptied needs none.
    kill();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // What is left is in a folder of its own, and the next start says so.
    }
  }

  private void execute(String database, String sql) throws IOException {
    try (Connection c = connect(database);
        java.sql.Statement statement = c.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IOException("PostgreSQL: a statement failed with state " + e.getSQLState(), e);
    }
  }

  private Connection connect(String database) throws SQLException {
    Properties login = new Properties();
    login.setProperty("user", SUPERUSER);
    login.setProperty("password", password);
    return DriverManager.getConnection(url(database), login);
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  private void await() throws IOException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    while (server.isAlive() && System.nanoTime() < end) {
      try (Connection c = connect("postgres")) {
        if (c.isValid(5)) {
          return;
        }
      } catch (SQLException e) {
        // Not yet.
      }
      try {
        TimeUnit.MILLISECONDS.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("PostgreSQL: interrupted while it starts", e);
      }
    }
    throw new IOException("PostgreSQL: did not start; see " + folder.resolve("server.log"));
  }

  private static Process launch(Path folder, Path data, UnprivilegedUser user, int port)
      throws IOException {
    return new ProcessBuilder(
            user.command(
                List.of(
                    folder.resolve("programs/bin/postgres").toString(),
                    "-D",
                    data.toString(),
                    "-c",
                    "port=" + port,
                    "-c",
                    "listen_addresses=127.0.0.1",
                    "-c",
                    "unix_socket_directories=",
                    "-c",
                    "fsync=off",
                    "-c",
                    "shared_buffers=64MB",
                    "-c",
                    "log_min_messages=fatal")))
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("server.log").toFile()))
        .start();
  }

  private static void run(List<String> command, Path log) throws IOException {
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (!await(process) || process.exitValue() != 0) {
      throw new IOException(
          "PostgreSQL: its database could not be initialised; see "
              + log
              + ": "
              + Files.readString(log).strip().lines().reduce((a, b) -> b).orElse(""));
    }
  }

  private static boolean await(Process process) {
    try {
      return process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public String toString() {
    return "PostgreSQL at 127.0.0.1:"
        + port
        + " ("
        + System.getProperty("os.name", "").toLowerCase(Locale.ROOT)
        + ")";
  }
}
