package org.ieum.cli.doctor;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.ieum.cli.ClientConfig;
import org.ieum.clinical.yaml.YamlDocument;
import org.ieum.coordinator.CoordinatorConfig;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.node.NodeConfig;
import org.ieum.wire.identity.PartyIdentity;
import org.ieum.wire.identity.Role;

/**
 * Looks at everything that a party's configuration names, and changes nothing.
 *
 * <pre>
 * ok    java           17.0.15
 * ok    configuration  sites/seoul/node.yaml, node/v1
 * warn  certificate    site seoul, 21 days left; have the federation's authority issue a new one
 * fail  coordinator    nothing answers at hub.example.org:7443 (ConnectException); check …
 * </pre>
 */
public final class Doctor {
  private static final String COORDINATOR = "coordinator/v1";
  private static final String NODE = "node/v1";

  private final Clock clock;
  private final List<Check> checks = new ArrayList<>();

  private Doctor(Clock clock) {
    this.clock = clock;
  }

  /** Examines the party whose configuration that is. */
  public static List<Check> examine(Path config, Clock clock) {
    Doctor doctor = new Doctor(clock);
    doctor.checks.add(Machine.java());
    doctor.configuration(config);
    return doctor.checks;
  }

  private void configuration(Path file) {
    // A file of another version is told so by the reader of its kind.
    switch (format(file).replaceFirst("/.*", "")) {
      case "coordinator" ->
          read(file, COORDINATOR, () -> CoordinatorConfig.read(file)).ifPresent(this::coordinator);
      case "node" -> read(file, NODE, () -> NodeConfig.read(file)).ifPresent(this::node);
      default ->
          read(file, ClientConfig.FORMAT, () -> ClientConfig.read(file)).ifPresent(this::client);
    }
  }

  private static String format(Path file) {
    return YamlDocument.read(file, ErrorCode.BAD_CONFIGURATION).root().text("ieum", "");
  }

  private <T> Optional<T> read(Path file, String format, Supplier<T> reader) {
    try {
      T config = reader.get();
      checks.add(Check.ok("configuration", file + ", " + format));
      return Optional.of(config);
    } catch (IeumException e) {
      checks.add(Check.fail("configuration", e));
      return Optional.empty();
    }
  }

  private void coordinator(CoordinatorConfig config) {
    Optional<PartyIdentity> identity = identity(config.identity(), Role.COORDINATOR);
    checks.addAll(Storage.examine(config.state(), config.ledger(), config.identity()));
    identity.ifPresent(own -> checks.add(Port.listening(config.host(), config.port(), own)));
  }

  private void node(NodeConfig config) {
    Optional<PartyIdentity> identity = identity(config.identity(), Role.SITE);
    identity.ifPresent(own -> checks.add(Identities.site(own, config.site())));
    checks.addAll(Storage.examine(config.state(), config.ledger(), config.identity()));
    identity.ifPresent(own -> reach(config.coordinator(), own));
    checks.addAll(Tables.examine(config.tables(), config.engine()));
    checks.addAll(Machine.engine(config.engine(), System.getenv()));
  }

  private void client(ClientConfig config) {
    try {
      PartyIdentity identity = PartyIdentity.load(config.identity(), clock);
      checks.addAll(Identities.examine(identity, clock));
      checks.addAll(Secrets.keys(config.identity()));
      reach(config.coordinator(), identity);
    } catch (IeumException e) {
      checks.add(Check.fail("certificate", e));
    }
  }

  private Optional<PartyIdentity> identity(Path folder, Role role) {
    try {
      PartyIdentity identity = PartyIdentity.load(folder, clock).requireRole(role);
      checks.addAll(Identities.examine(identity, clock));
      checks.addAll(Secrets.keys(folder));
      return Optional.of(identity);
    } catch (IeumException e) {
      checks.add(Check.fail("certificate", e));
      return Optional.empty();
    }
  }

  private void reach(URI coordinator, PartyIdentity identity) {
    checks.addAll(Port.dialled(coordinator, identity, clock));
  }
}
