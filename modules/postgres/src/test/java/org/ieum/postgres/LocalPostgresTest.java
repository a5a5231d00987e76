package org.ieum.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresTest {
  @Test
  void startsAnswersSurvivesACrashAndLeavesNothing(@TempDir Path temporary) throws Exception {
    Path folder = temporary.resolve("server");
    try (LocalPostgres server = LocalPostgres.start(folder)) {
      server.execute("CREATE SCHEMA s");
      server.execute("CREATE TABLE s.t AS SELECT 7 AS n");
      server.addReader("reader", "secret1", "s");
      server.kill();
      server.restart();
      try (Connection c = DriverManager.getConnection(server.url(), "reader", "secret1");
          Statement statement = c.createStatement();
          ResultSet rows = statement.executeQuery("SELECT n FROM s.t")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt(1)).isEqualTo(7);
        assertThatThrownBy(() -> statement.execute("CREATE TEMPORARY TABLE x (n int)"))
            .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> statement.execute("DELETE FROM s.t"))
            .isInstanceOf(SQLException.class);
      }
    }
    assertThat(Files.exists(folder)).isFalse();
  }
}
