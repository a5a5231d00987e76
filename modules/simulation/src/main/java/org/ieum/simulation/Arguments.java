package org.ieum.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;

/** The arguments of an application: {@code --name value} pairs, and what stands between them. */
final class Arguments {
  private final Map<String, List<String>> options = new LinkedHashMap<>();
  private final List<String> rest = new ArrayList<>();

  private Arguments() {}

  /**
   * Reads arguments.
   *
   * @param known the options' names, without dashes
   * @throws IeumException BAD_USAGE for an unknown option or one without its value
   */
  static Arguments of(String[] args, Set<String> known) {
    Arguments read = new Arguments();
    for (int i = 0; i < args.length; i++) {
      if (!args[i].startsWith("--")) {
        read.rest.add(args[i]);
        continue;
      }
      String name = args[i].substring(2);
      if (!known.contains(name)) {
        throw usage(
            "expected options among " + known.stream().sorted().toList() + ", found --" + name);
      }
      if (++i == args.length) {
        throw usage("--" + name + ": expected a value after it, found none");
      }
      read.options.computeIfAbsent(name, n -> new ArrayList<>()).add(args[i]);
    }
    return read;
  }

  List<String> rest() {
    return List.copyOf(rest);
  }

  Optional<String> optional(String name) {
    return all(name).stream().findFirst();
  }

  String required(String name) {
    return optional(name).orElseThrow(() -> usage("expected --" + name + ", found none"));
  }

  int number(String name, int standard) {
    try {
      return optional(name).map(Integer::parseInt).orElse(standard);
    } catch (NumberFormatException e) {
      throw usage("--" + name + ": expected a whole number, found other text");
    }
  }

  List<String> all(String name) {
    return options.getOrDefault(name, List.of());
  }

  /** The tables of the sites, by name, from {@code --site NAME=URI}. */
  Map<String, String> sites() {
    return named("site");
  }

  /** What an option gives each site, by name, from {@code --OPTION NAME=URI}. */
  Map<String, String> named(String option) {
    Map<String, String> named = new LinkedHashMap<>();
    for (String text : all(option)) {
      int at = text.indexOf('=');
      if (at < 1 || at == text.length() - 1) {
        throw usage("--" + option + ": expected NAME=URI, found '" + text + "'");
      }
      String name = text.substring(0, at);
      if (named.put(name, text.substring(at + 1)) != null) {
        throw usage("--" + option + ": expected each site once, found " + name + " twice");
      }
    }
    if (named.isEmpty()) {
      throw usage("expected --" + option + " NAME=URI for each site, found none");
    }
    return named;
  }

  /**
   * What {@code --OPTION [NAME.]KEY=VALUE} gives a site's table: options for all sites, and before
   * them those of the site.
   *
   * @param sites that may be named
   */
  Map<String, String> tableOptions(String option, String site, Set<String> sites) {
    Map<String, String> common = new LinkedHashMap<>();
    Map<String, String> own = new LinkedHashMap<>();
    for (String text : all(option)) {
      int equals = text.indexOf('=');
      String key = equals < 0 ? "" : text.substring(0, equals);
      int dot = key.indexOf('.');
      String name = dot < 0 ? "" : key.substring(0, dot);
      if (equals < 1 || dot == 0 || dot == key.length() - 1) {
        throw usage("--" + option + ": expected [NAME.]KEY=VALUE, found '" + text + "'");
      }
      if (dot > 0 && !sites.contains(name)) {
        throw usage("--" + option + ": expected a site among " + sites + ", found '" + name + "'");
      }
      if (dot < 0 || name.equals(site)) {
        String value = text.substring(equals + 1);
        if ((dot < 0 ? common : own).put(key.substring(dot + 1), value) != null) {
          throw usage("--" + option + ": expected each option once, found " + key + " twice");
        }
      }
    }
    common.putAll(own);
    return common;
  }

  static IeumException usage(String text) {
    return new IeumException(ErrorCode.BAD_USAGE, "arguments: " + text);
  }
}
