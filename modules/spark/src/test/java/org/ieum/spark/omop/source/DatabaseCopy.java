package org.ieum.spark.omop.source;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.apache.spark.sql.Row;
import org.ieum.postgres.LocalPostgres;

/** A CDM copied into a database. */
public final class DatabaseCopy {
  private DatabaseCopy() {}

  /**
   * Makes the schema and fills it with all tables.
   *
   * @param ids type of ids: {@code integer} as in the public PostgreSQL definition, or {@code
   *     bigint} as where hospitals have outgrown it
   */
  public static void of(CheckedCdm cdm, LocalPostgres server, String schema, String ids)
      throws IOException, SQLException {
    server.execute("CREATE SCHEMA " + schema);
    for (String name : cdm.tables()) {
      load(server, schema + "." + name, ids, name, cdm.table(name).collectAsList());
    }
  }

  private static void load(
      LocalPostgres server, String into, String ids, String name, List<Row> rows)
      throws IOException, SQLException {
    CdmTable table = CdmSpecification.get().table(name).orElseThrow();
    StringBuilder ddl = new StringBuilder("CREATE TABLE " + into + " (");
    StringBuilder marks = new StringBuilder();
    for (CdmColumn c : table.columns()) {
      String type =
          switch (c.type()) {
            case ID -> ids;
            case NUMBER -> "NUMERIC";
            case DATE -> "date";
            case TEXT -> "varchar(255)";
          };
      ddl.append(marks.isEmpty() ? "" : ", ").append(c.name()).append(' ').append(type);
      marks.append(marks.isEmpty() ? "?" : ", ?");
    }
    server.execute(ddl.append(")").toString());
    try (Connection c = server.connect();
        PreparedStatement insert =
            c.prepareStatement("INSERT INTO " + into + " VALUES (" + marks + ")")) {
      for (Row row : rows) {
        for (int i = 0; i < row.length(); i++) {
          insert.setObject(i + 1, row.get(i));
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
