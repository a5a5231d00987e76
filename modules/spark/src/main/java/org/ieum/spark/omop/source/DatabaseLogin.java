package org.ieum.spark.omop.source;

import java.sql.Connection;
import java.sql.Driver;
import java.util.Properties;
import org.apache.spark.sql.execution.datasources.jdbc.JDBCOptions;
import org.apache.spark.sql.jdbc.JdbcConnectionProvider;
import scala.collection.immutable.Map;

/**
 * Opens connections for Spark's readers, in the driver and in executors; Spark finds it by {@link
 * #NAME} among its service providers.
 */
public final class DatabaseLogin extends JdbcConnectionProvider {
  static final String NAME = "ieum";
  static final String CONNECTIONS = "ieumconnections";
  static final String PATIENCE = "ieumpatience";
  static final String ADDRESS = "ieumaddress";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean canHandle(Driver driver, Map<String, String> options) {
    return options.contains(CONNECTIONS);
  }

  @Override
  public Connection getConnection(Driver driver, Map<String, String> options) {
    String url = options.apply(JDBCOptions.JDBC_URL());
    int patience = Integer.parseInt(options.apply(PATIENCE));
    return DatabaseConnections.open(
        driver,
        url,
        options.apply(ADDRESS),
        properties(SqlDialect.of(url), options.apply("user"), options.apply("password"), patience),
        Integer.parseInt(options.apply(CONNECTIONS)),
        patience);
  }

  static Properties properties(SqlDialect dialect, String user, String password, int patience) {
    // A single attempt must not use up all of the patience.
    Properties login = dialect.session(Math.max(1, Math.min(30, patience)));
    if (!user.isEmpty()) {
      login.setProperty("user", user);
    }
    if (!password.isEmpty()) {
      login.setProperty("password", password);
    }
    return login;
  }

  @Override
  public boolean modifiesSecurityContext(Driver driver, Map<String, String> options) {
    return false;
  }
}
