package org.ieum.cli.demo;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.jobs.synthesis.CsvRows;
import org.ieum.jobs.synthesis.Hospital;
import org.ieum.jobs.synthesis.cdm.CdmTable;
import org.ieum.postgres.LocalPostgres;

/** A hospital's CDM in a PostgreSQL of the demo's own, with a login that may only read. */
final class CdmDatabase implements AutoCloseable {
  private static final String SCHEMA = "cdm";
  private static final String READER = "ieum_reader";

  private final Path folder;
  private Optional<LocalPostgres> server = Optional.empty();
  private boolean closed;

  /**
   * @param folder absent or empty; holds the server's files and the reader's password
   */
  CdmDatabase(Path folder) {
    this.folder = folder;
  }

  /**
   * Starts the server and fills it.
   *
   * @throws IeumException BAD_CONFIGURATION when the system lets no server run
   */
  SiteTable load(Hospital hospital) {
    try {
      LocalPostgres postgres = start();
      try (Connection connection = postgres.connect()) {
        copy(connection, hospital);
      }
      Path password = folder.resolve("password");
      postgres.addReader(READER, secret(password), SCHEMA);
      return new SiteTable(
          postgres.url(),
          "omop-jdbc",
          new TreeMap<>(
              Map.of(
                  "schema",
                  SCHEMA,
                  "user",
                  READER,
                  "password-file",
                  password.toString(),
                  "partitions",
                  "2",
                  "connections",
                  "2")));
    } catch (IOException | SQLException e) {
      throw new IeumException(
          ErrorCode.BAD_CONFIGURATION,
          "demo: expected to start a PostgreSQL in "
              + folder
              + " and to fill it, found that it failed ("
              + e.getMessage()
              + ")",
          e);
    }
  }

  private synchronized LocalPostgres start() throws IOException {
    if (closed) {
      throw new IeumException(ErrorCode.CANCELLED, "PostgreSQL: not started, for the demo stops");
    }
    LocalPostgres postgres = LocalPostgres.start(folder.resolve("server"));
    server = Optional.of(postgres);
    return postgres;
  }

  /** Through a file that the server reads itself. */
  private void copy(Connection connection, Hospital hospital) throws SQLException, IOException {
    Path file = folder.resolve("rows.csv").toAbsolutePath();
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA " + SCHEMA);
      for (CdmTable table : CdmTable.values()) {
        statement.execute(table.createStatement(SCHEMA));
        try (Writer rows = Files.newBufferedWriter(file)) {
          CsvRows.write(hospital, table, rows);
        }
        String from = file.toString().replace("'", "''");
        statement.execute(
            "COPY " + SCHEMA + "." + table.id() + " FROM '" + from + "' (FORMAT csv)");
        Files.delete(file);
        if (table.ofPersons()) {
          statement.execute("CREATE INDEX ON " + SCHEMA + "." + table.id() + " (person_id)");
        }
      }
      statement.execute("ANALYZE");
    }
  }

  private static String secret(Path file) throws IOException {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    String secret = HexFormat.of().formatHex(bytes);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, secret);
    return secret;
  }

  /** Ends the server and empties its folder. */
  @Override
  public synchronized void close() {
    closed = true;
    server.ifPresent(LocalPostgres::close);
    server = Optional.empty();
  }
}
