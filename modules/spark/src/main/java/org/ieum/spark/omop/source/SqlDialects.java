package org.ieum.spark.omop.source;

import java.sql.Types;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;

/** The databases that are known, by the beginning of their addresses. */
final class SqlDialects {
  private static final Map<String, SqlDialect> KNOWN =
      new TreeMap<>(
          Map.of(
              "jdbc:postgresql:", new Postgres(),
              "jdbc:sqlserver:", new SqlServer(),
              "jdbc:oracle:", new Oracle()));

  private SqlDialects() {}

  static SqlDialect of(String url) {
    Optional<String> prefix = KNOWN.keySet().stream().filter(url::startsWith).findFirst();
    return prefix
        .map(KNOWN::get)
        .orElseThrow(
            () ->
                new IeumException(
                    ErrorCode.BAD_CONFIGURATION,
                    "CDM: expected an address that begins with one of "
                        + KNOWN.keySet()
                        + ", found another; correct 'uri'"));
  }

  /** PostgreSQL; its driver comes with Ieum. */
  private static final class Postgres implements SqlDialect {
    @Override
    public String driver() {
      return "org.postgresql.Driver";
    }

    @Override
    public String quote(String name) {
      return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** Its driver calls both kinds of timestamp by one number. */
    @Override
    public boolean isMoment(int type, String typeName) {
      return typeName.equalsIgnoreCase("timestamptz") || type == Types.TIMESTAMP_WITH_TIMEZONE;
    }

    @Override
    public Properties session(int patienceSeconds) {
      Properties session = new Properties();
      session.setProperty("ApplicationName", "ieum");
      session.setProperty("readOnly", "true");
      session.setProperty("readOnlyMode", "always");
      session.setProperty("tcpKeepAlive", "true");
      session.setProperty("loginTimeout", String.valueOf(patienceSeconds));
      return session;
    }
  }

  /** SQL Server; the site puts Microsoft's driver among the engine's jars. */
  private static final class SqlServer implements SqlDialect {
    private static final int DATETIMEOFFSET = -155;

    @Override
    public String driver() {
      return "com.microsoft.sqlserver.jdbc.SQLServerDriver";
    }

    @Override
    public String quote(String name) {
      return "[" + name.replace("]", "]]") + "]";
    }

    /** Of {@code datetimeoffset}. */
    @Override
    public boolean isMoment(int type, String typeName) {
      return type == DATETIMEOFFSET || type == Types.TIMESTAMP_WITH_TIMEZONE;
    }

    /** It names zones as Windows does. */
    @Override
    public Optional<String> local(String moment, String zone) {
      return Optional.empty();
    }

    @Override
    public Properties session(int patienceSeconds) {
      Properties session = new Properties();
      session.setProperty("applicationName", "ieum");
      session.setProperty("applicationIntent", "ReadOnly");
      session.setProperty("loginTimeout", String.valueOf(patienceSeconds));
      return session;
    }

    /** COUNT overflows an INT there. */
    @Override
    public String snapshot(String schema, String table, String column) {
      return "SELECT COUNT_BIG(*), MAX(" + quote(column) + ") FROM " + table(schema, table);
    }

    @Override
    public boolean refusesLogin(String state, int vendorCode) {
      return vendorCode == 18456 || vendorCode == 4060;
    }
  }

  /** Oracle; the site puts Oracle's driver among the engine's jars. */
  private static final class Oracle implements SqlDialect {
    private static final int TIMESTAMP_TZ = -101;
    private static final int TIMESTAMP_LTZ = -102;

    @Override
    public String driver() {
      return "oracle.jdbc.OracleDriver";
    }

    @Override
    public String quote(String name) {
      return "\"" + name + "\"";
    }

    /** Oracle's DATE has a time, which stays when cast. */
    @Override
    public String day(String column) {
      return "TRUNC(" + column + ")";
    }

    @Override
    public boolean isMoment(int type, String typeName) {
      return type == TIMESTAMP_TZ || type == TIMESTAMP_LTZ || type == Types.TIMESTAMP_WITH_TIMEZONE;
    }

    @Override
    public Properties session(int patienceSeconds) {
      Properties session = new Properties();
      session.setProperty("v$session.program", "ieum");
      session.setProperty("oracle.net.CONNECT_TIMEOUT", String.valueOf(patienceSeconds * 1000L));
      return session;
    }

    @Override
    public boolean refusesLogin(String state, int vendorCode) {
      return vendorCode == 1017 || vendorCode == 28000;
    }
  }
}
