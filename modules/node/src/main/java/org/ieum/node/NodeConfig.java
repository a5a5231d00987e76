package org.ieum.node;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.ieum.node.policy.SitePolicy;

/**
 * A node's configuration, {@code node.yaml}.
 *
 * @param site this site's name
 * @param coordinator {@code https://host:port}
 * @param identity folder with key, certificate, roster and ledger key
 * @param state folder that the node owns: ledger, secrets, decisions
 * @param tables the flat tables and CDMs that this site offers, by name
 * @param policy what may run
 * @param engine how the site engine is submitted
 */
public record NodeConfig(
    String site,
    URI coordinator,
    Path identity,
    Path state,
    Map<String, Table> tables,
    SitePolicy policy,
    Engine engine) {
  public NodeConfig {
    tables = Map.copyOf(tables);
  }

  /**
   * A flat table or an OMOP CDM.
   *
   * @param uri any Hadoop file system; for a CDM a folder with a file a table, or {@code jdbc:…}
   * @param format {@code csv}, {@code parquet}, {@code orc}, or one of these after {@code omop-},
   *     or {@code omop-jdbc}
   * @param options reader options of the format; for {@code omop-jdbc} how the database is reached
   * @param dictionary digest of the dictionary that the site has agreed to for this table
   */
  public record Table(
      String uri, String format, Map<String, String> options, Optional<String> dictionary) {
    public Table {
      options = Map.copyOf(options);
    }
  }

  /**
   * The site engine.
   *
   * @param master {@code spark.master}: local[n], spark://…, yarn, k8s://…
   * @param sparkHome the hospital's own Spark; empty for the one that comes with Ieum
   * @param memory driver memory
   * @param conf further Spark properties
   */
  public record Engine(
      String master, Optional<Path> sparkHome, String memory, Map<String, String> conf) {
    public Engine {
      conf = Map.copyOf(conf);
    }

    /** The memory of the driver, which runs on the node's machine. */
    public long memoryBytes() {
      return EngineValues.bytes(memory);
    }
  }

  /**
   * Reads a file.
   *
   * @throws org.ieum.federation.error.IeumException BAD_CONFIGURATION with every fault
   */
  public static NodeConfig read(Path file) {
    return NodeConfigFile.read(file);
  }

  public Path ledger() {
    return state.resolve("ledger");
  }
}
