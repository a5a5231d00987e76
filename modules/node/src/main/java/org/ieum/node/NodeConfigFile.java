package org.ieum.node;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ieum.clinical.DictionaryFile;
import org.ieum.clinical.yaml.YamlDocument;
import org.ieum.clinical.yaml.YamlObject;
import org.ieum.federation.engine.TableOptions;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.Nearest;
import org.ieum.node.policy.Decision;
import org.ieum.node.policy.SitePolicy;

/** Reads {@code node.yaml}. */
final class NodeConfigFile {
  private static final String FORMAT = "node/v1";

  /** The formats a table may have. */
  private enum TableFormat {
    CSV,
    PARQUET,
    ORC,
    OMOP_CSV,
    OMOP_PARQUET,
    OMOP_ORC,
    OMOP_JDBC
  }

  private NodeConfigFile() {}

  static NodeConfig read(Path file) {
    YamlDocument document = YamlDocument.read(file, ErrorCode.BAD_CONFIGURATION);
    YamlObject root = document.root();
    root.format(FORMAT);
    NodeConfig config =
        new NodeConfig(
            root.name("site"),
            root.parsed(
                "coordinator",
                URI.create("https://-"),
                "an address https://host:port",
                NodeConfigFile::https),
            root.path("identity", "identity"),
            root.path("state", "state"),
            tables(root),
            policy(root.objectOrEmpty("policy")),
            engine(root.objectOrEmpty("engine")));
    document.finish();
    return config;
  }

  private static URI https(String text) {
    URI uri = URI.create(text);
    if (uri.getHost() == null
        || uri.getPort() < 1
        || uri.getPort() > 65_535
        || !text.equals("https://" + uri.getHost() + ":" + uri.getPort())) {
      throw new IllegalArgumentException("not https://host:port");
    }
    return uri;
  }

  private static Map<String, NodeConfig.Table> tables(YamlObject root) {
    Map<String, NodeConfig.Table> tables = new TreeMap<>();
    if (!root.has("tables")) {
      return tables;
    }
    root.objectsByKey("tables")
        .forEach(
            (name, table) -> {
              String format =
                  table
                      .choice("format", TableFormat.class)
                      .name()
                      .toLowerCase(Locale.ROOT)
                      .replace('_', '-');
              Optional<Path> dictionary = table.optionalPath("dictionary");
              tables.put(
                  name,
                  new NodeConfig.Table(
                      table.parsed("uri", "-", "text", NodeConfigFile::address),
                      format,
                      options(table, format),
                      dictionary.map(path -> DictionaryFile.read(path).digest())));
            });
    return tables;
  }

  /** As written: a name in a file system has one spelling. */
  private static String address(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("blank");
    }
    return text;
  }

  /** As the engine judges them; a database's password is never among them. */
  private static Map<String, String> options(YamlObject table, String format) {
    Map<String, String> options = table.has("options") ? table.textsByKey("options") : Map.of();
    Set<String> known = TableOptions.names(format);
    if (!known.isEmpty()) {
      for (String key : options.keySet()) {
        if (!known.contains(key)) {
          table.fault("options", "options among " + known, "'" + key + "'", meant(key, known));
        }
      }
    }
    TableOptions.wrongValues(format, options)
        .forEach(
            (key, wrong) ->
                table.fault(
                    "options", key + " as " + wrong.expected(), wrong.found(), "correct it"));
    String zone = options.get(TableOptions.TIME_ZONE);
    if (zone != null && !ZoneId.getAvailableZoneIds().contains(zone)) {
      table.fault(
          "options",
          TableOptions.TIME_ZONE + " as an IANA id",
          "'" + zone + "'",
          Nearest.to(zone, ZoneId.getAvailableZoneIds())
              .map(n -> "did you mean '" + n + "'?")
              .orElse("write one such as Asia/Seoul"));
    }
    return options;
  }

  private static String meant(String option, Set<String> known) {
    return option.equals("password")
        ? "put the password into a file and name that in 'password-file'"
        : Nearest.to(option, known).map(n -> "did you mean '" + n + "'?").orElse("remove it");
  }

  private static SitePolicy policy(YamlObject policy) {
    List<SitePolicy.Rule> rules = new ArrayList<>();
    if (policy.has("rules")) {
      for (YamlObject rule : policy.objects("rules")) {
        rules.add(
            new SitePolicy.Rule(
                rule.text("study", "*"),
                rule.text("researcher", "*"),
                rule.choice("decision", Decision.class)));
      }
    }
    return new SitePolicy(
        policy.choice("default", Decision.class, Decision.ASK),
        rules,
        policy.integer("minimum-cohort", 1, Integer.MAX_VALUE, 20),
        policy.flag("share-site-results", false));
  }

  private static NodeConfig.Engine engine(YamlObject engine) {
    return new NodeConfig.Engine(
        engine
            .optionalParsed(
                "master", "local[2]", EngineValues.MASTER_EXPECTED, EngineValues::master)
            .orElse("local[2]"),
        engine.optionalPath("spark-home"),
        engine
            .optionalParsed("memory", "2g", EngineValues.MEMORY_EXPECTED, EngineValues::memory)
            .orElse("2g"),
        engine.has("conf") ? conf(engine) : Map.of());
  }

  private static Map<String, String> conf(YamlObject engine) {
    Map<String, String> conf = engine.textsByKey("conf");
    for (String key : conf.keySet()) {
      EngineValues.confExpected(key)
          .ifPresent(
              expected ->
                  engine.fault(
                      "conf",
                      expected,
                      "'" + key + "'",
                      "remove it, or set 'master' and 'memory' of 'engine'"));
    }
    return conf;
  }
}
