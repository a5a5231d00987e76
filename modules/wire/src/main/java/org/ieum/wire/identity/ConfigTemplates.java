package org.ieum.wire.identity;

import java.util.Locale;

/** The configuration files of a new federation, with guidance for the people who complete them. */
final class ConfigTemplates {
  private ConfigTemplates() {}

  static String coordinator(FederationPlan plan) {
    return String.format(
        Locale.ROOT,
        """
        # The coordinator of the federation "%s".
        # Start it with: ieum coordinator --config coordinator.yaml
        # Relative paths start at the folder of this file.
        ieum: coordinator/v1
        # The one port that hospitals and researchers dial, mutual TLS.
        listen: {host: 0.0.0.0, port: %d}
        identity: identity
        # Ledger and studies; the one folder to back up.
        state: state
        """,
        plan.federation(),
        plan.port());
  }

  static String node(FederationPlan plan, String site) {
    return String.format(
        Locale.ROOT,
        """
        # The node of site "%s" in the federation "%s".
        # Start it with: ieum node --config node.yaml
        # Check it with: ieum doctor --config node.yaml
        # Relative paths start at the folder of this file.
        ieum: node/v1
        site: %s
        # The node dials out to here and opens no port of its own to the network.
        coordinator: %s
        identity: identity
        # Ledger, decisions and journal; the one folder to back up.
        state: state

        # The tables that studies may name, one row a patient, at file:/, hdfs:/ or webhdfs:/.
        # Others, such as s3a:/, need a Spark of your own that has their jars: 'engine: spark-home'.
        # Formats: csv, parquet, orc. Options are those of Spark's reader.
        # With 'dictionary', a table serves only studies whose dictionary is the one in that file.
        # An OMOP CDM is a folder with a file or folder a table, in omop-csv, omop-parquet or
        # omop-orc, or a database, omop-jdbc: a read-only login, its password in a file.
        #
        # tables:
        #   patients:
        #     uri: file:/data/patients.parquet
        #     format: parquet
        #   visits:
        #     uri: file:/data/visits.csv
        #     format: csv
        #     options: {sep: ";", encoding: CP949}
        #     dictionary: dictionary.yaml
        #   cdm:
        #     uri: jdbc:postgresql://cdm.hospital.example:5432/cdm
        #     format: omop-jdbc
        #     options: {schema: omop, user: ieum_reader, password-file: /etc/ieum/cdm-password}
        #
        # Where columns of dates hold moments (timestamps with a zone), the options of the table name
        # the zone in which they are days: {time-zone: Asia/Seoul}. Without it they are refused.
        tables: {}

        # Which studies may run here. The first rule that matches decides; * stands for any text.
        #   ask      somebody here decides: ieum node approve STUDY --config node.yaml
        #   allow    runs without asking
        #   refuse   never runs
        policy:
          default: ask
          # rules:
          #   - {study: "dementia-*", researcher: "*", decision: allow}
          # Fewest records with which this site takes part in a study.
          minimum-cohort: 20
          # Whether a study may show this site's own evaluation figures beside the joint ones.
          share-site-results: false

        # The Spark that reads the tables: "local[2]" on this machine, or your cluster's master.
        engine:
          master: "local[2]"
          # spark-home: /opt/spark
          memory: 2g
          conf: {}
        """,
        site,
        plan.federation(),
        site,
        url(plan));
  }

  static String client(FederationPlan plan) {
    return String.format(
        Locale.ROOT,
        """
        # A client of the federation "%s".
        # Use it with: ieum submit STUDY.yaml --config ieum.yaml --follow
        ieum: client/v1
        coordinator: %s
        identity: identity
        """,
        plan.federation(),
        url(plan));
  }

  static String governance(FederationPlan plan) {
    return String.format(
        Locale.ROOT,
        """
        The keys of the federation "%s": never copy this folder to a party.

        authority.key    issues the parties' certificates
        governance.key   signs the roster, the list of who belongs

        Whoever has both can admit anybody. Move them to a machine without a network, or to a safe.
        """,
        plan.federation());
  }

  private static String url(FederationPlan plan) {
    String host = plan.hosts().get(0);
    return "https://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + plan.port();
  }
}
