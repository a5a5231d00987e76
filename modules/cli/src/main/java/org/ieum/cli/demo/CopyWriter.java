package org.ieum.cli.demo;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.postgresql.copy.CopyIn;

/** Text into PostgreSQL's COPY; closing it ends the copy, and commits it. */
final class CopyWriter extends Writer {
  private final CopyIn copy;

  CopyWriter(CopyIn copy) {
    this.copy = copy;
  }

  @Override
  public void write(char[] characters, int offset, int length) throws IOException {
    byte[] bytes = new String(characters, offset, length).getBytes(StandardCharsets.UTF_8);
    try {
      copy.writeToCopy(bytes, 0, bytes.length);
    } catch (SQLException e) {
      throw new IOException("PostgreSQL: COPY failed with state " + e.getSQLState(), e);
    }
  }

  @Override
  public void flush() {
    // The server takes what comes.
  }

  @Override
  public void close() throws IOException {
    try {
      copy.endCopy();
    } catch (SQLException e) {
      throw new IOException("PostgreSQL: COPY failed with state " + e.getSQLState(), e);
    }
  }
}
