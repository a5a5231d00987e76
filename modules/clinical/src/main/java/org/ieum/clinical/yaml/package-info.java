/**
 * Strict YAML: a file is read through typed getters, and every fault is reported at once with its
 * line and column.
 *
 * <p>A process keeps one immutable record for its configuration and a reader beside it. The reader
 * asks for every key it knows, whatever came before, calls {@link
 * org.ieum.clinical.yaml.YamlDocument#finish()} once, and builds records only after that:
 *
 * <pre>{@code
 * record NodeConfig(String site, URI coordinator, Path keys, Decision policy, int port,
 *     Optional<Path> sparkHome, Map<String, String> sparkConf) {
 *   enum Decision { ASK, ALLOW, REFUSE }
 *
 *   static NodeConfig read(Path file) {
 *     YamlDocument document = YamlDocument.read(file, ErrorCode.BAD_CONFIGURATION);
 *     YamlObject root = document.root();
 *     String site = root.name("site");
 *     URI coordinator =
 *         root.parsed("coordinator", URI.create("https://-"), "an https address", URI::create);
 *     Path keys = root.path("keys", "keys");
 *     Decision policy = root.choice("policy", Decision.class, Decision.ASK);
 *     int port = root.integer("port", 1, 65535, 8443);
 *     root.retired("password", "keep the token in the file that 'keys' names");
 *     YamlObject spark = root.objectOrEmpty("spark");
 *     Optional<Path> sparkHome = spark.optionalPath("home");
 *     Map<String, String> sparkConf = spark.textsByKey("conf");
 *     document.finish();
 *     return new NodeConfig(site, coordinator, keys, policy, port, sparkHome, sparkConf);
 *   }
 * }
 * }</pre>
 *
 * <p>What a user then sees, for a file with three mistakes:
 *
 * <pre>{@code
 * node.yaml: 3 faults
 * node.yaml:1:7: site: expected lower-case letters, digits and hyphens, found 'Seoul'; rename it
 * node.yaml:2:1: cordinator: expected a known key, found 'cordinator'; did you mean 'coordinator'?
 * node.yaml:3:7: port: expected an integer from 1 to 65535, found 99999; set it within these limits
 * }</pre>
 *
 * <p>Every getter has the form {@code x(key)} for a required key and {@code x(key, byDefault)} or
 * {@code optionalX(key)} for one that may be left out. A getter that meets a fault notes it and
 * returns a placeholder of the right type and range; {@code finish()} makes sure that no
 * placeholder is ever used. A key that is present without a value is a fault, never a default.
 *
 * <p>Scalars follow the JSON schema of YAML 1.2: {@code true}, {@code false} and numbers as JSON
 * writes them; everything else is text, and text that looks like a number needs quotes. Duplicate
 * keys, several documents in one file, unknown tags and merge keys are refused.
 */
@NullMarked
package org.ieum.clinical.yaml;

import org.jspecify.annotations.NullMarked;
