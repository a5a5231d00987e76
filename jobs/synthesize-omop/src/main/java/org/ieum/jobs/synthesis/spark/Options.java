package org.ieum.jobs.synthesis.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ieum.jobs.synthesis.Hospital;
import org.ieum.jobs.synthesis.life.Density;
import org.ieum.jobs.synthesis.life.SiteProfile.Site;

/**
 * What is asked for on the command line.
 *
 * @param persons a site
 * @param partitions ranges of persons that a table is written in, a file each
 */
public record Options(
    List<Site> sites,
    long persons,
    long seed,
    Density density,
    String out,
    String format,
    int partitions) {
  static final String USAGE =
      """
      usage: SynthesizeOmop --site seoul|boston|daejeon [--site ...] --persons N --out DIR
               [--seed 2026] [--format parquet|csv|orc] [--events-per-person 120] [--partitions P]""";

  private static final Set<String> FORMATS = Set.of("parquet", "csv", "orc");
  private static final int EVENTS = 120;
  private static final long PERSONS_A_PARTITION = 25_000;

  public Options {
    sites = List.copyOf(sites);
  }

  /**
   * Reads {@code --name value} pairs.
   *
   * @throws IllegalArgumentException with what was expected and found
   */
  public static Options read(String... arguments) {
    List<Site> sites = new ArrayList<>();
    long persons = 0;
    long seed = Hospital.SEED;
    int events = EVENTS;
    String out = "";
    String format = "parquet";
    int partitions = 0;
    for (int i = 0; i < arguments.length; i += 2) {
      String name = arguments[i];
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(name + ": expected a value after it, found none");
      }
      String value = arguments[i + 1];
      switch (name) {
        case "--site" -> sites.add(site(value));
        case "--persons" -> persons = number(name, value, 100_000_000);
        case "--seed" -> seed = number(name, value, Long.MAX_VALUE);
        case "--events-per-person" -> events = (int) number(name, value, 1_000_000);
        case "--out" -> out = value;
        case "--format" -> format = value;
        case "--partitions" -> partitions = (int) number(name, value, 1_000_000);
        default -> throw new IllegalArgumentException(name + ": no such option");
      }
    }
    if (sites.isEmpty() || persons < 1 || out.isEmpty()) {
      throw new IllegalArgumentException("expected --site, --persons and --out");
    }
    if (!FORMATS.contains(format)) {
      throw new IllegalArgumentException(
          "--format: expected parquet, csv or orc, found '" + format + "'");
    }
    int parts =
        partitions > 0
            ? partitions
            : (int) Math.max(1, (persons + PERSONS_A_PARTITION - 1) / PERSONS_A_PARTITION);
    return new Options(sites, persons, seed, new Density(events), out, format, parts);
  }

  private static Site site(String id) {
    return Site.of(id)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--site: expected seoul, boston or daejeon, found '" + id + "'"));
  }

  private static long number(String name, String value, long greatest) {
    try {
      long number = Long.parseLong(value);
      if (number >= 1 && number <= greatest) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new IllegalArgumentException(
        name + ": expected a whole number from 1 to " + greatest + ", found '" + value + "'");
  }
}
