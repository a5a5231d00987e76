package org.ieum.clinical.definition;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ieum.clinical.cohort.Domain;
import org.ieum.clinical.covariate.CovariateDefinition;
import org.ieum.clinical.covariate.Feature;
import org.ieum.clinical.covariate.UnitConversion;
import org.ieum.clinical.omop.OmopDefinition;
import org.ieum.clinical.yaml.YamlDocument;
import org.ieum.clinical.yaml.YamlObject;
import org.ieum.federation.basis.Power;

/** The list {@code covariates} of a study over OMOP tables. */
final class OmopCovariates {
  private static final double WIDEST = 1e15;

  private final YamlDocument document;
  private final ConceptSets sets;
  private final List<CovariateDefinition> covariates = new ArrayList<>();
  private final Set<String> columns = new LinkedHashSet<>();

  OmopCovariates(YamlDocument document, ConceptSets sets) {
    this.document = document;
    this.sets = sets;
  }

  /** The covariates without a fault. */
  List<CovariateDefinition> read(YamlObject root) {
    root.objects("covariates").forEach(this::covariate);
    return covariates;
  }

  /** How a covariate is found; what else it says goes with that. */
  enum Kind {
    AGE,
    INDEX_YEAR,
    GENDER,
    RACE,
    ETHNICITY,
    PRESENCE,
    DAY_COUNT,
    LATEST_VALUE,
    LATEST_LEVEL;

    boolean continuous() {
      return this == AGE || this == INDEX_YEAR || this == DAY_COUNT || this == LATEST_VALUE;
    }

    boolean personal() {
      return this == GENDER || this == RACE || this == ETHNICITY;
    }

    boolean windowed() {
      return !personal() && this != AGE && this != INDEX_YEAR;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private void covariate(YamlObject object) {
    int before = document.faultCount();
    String name = object.text("name");
    int untold = document.faultCount();
    Kind kind = object.choice("feature", Kind.class);
    if (document.faultCount() > untold) {
      object.freeKeys();
      return;
    }
    refuseStrangers(object, kind);
    Feature feature = feature(object, kind);
    double min = kind.continuous() ? object.number("min", -WIDEST, WIDEST) : 0;
    double max = kind.continuous() ? object.number("max", -WIDEST, WIDEST) : 1;
    Optional<Power> transformation = kind.continuous() ? transformation(object) : Optional.empty();
    String unit =
        kind == Kind.LATEST_VALUE
            ? object.text("unit")
            : kind.continuous() ? object.text("unit", "") : "";
    String description = object.text("description", "");
    String label = object.label("label");
    boolean indicator = object.flag("missing-indicator", false);
    long ohdsi = object.longInteger("ohdsi-id", 1, Long.MAX_VALUE, 0);
    if (document.faultCount() > before) {
      return;
    }
    if (!(min < max)) {
      object.fault("max", "a value above min", "one that is not", "put the limits in order");
      return;
    }
    CovariateDefinition covariate =
        new CovariateDefinition(
            name, description, feature, min, max, unit, transformation, indicator, ohdsi, label);
    if (!clashes(object, covariate)) {
      covariates.add(covariate);
    }
  }

  /** Keys that do not go with the kind of feature. */
  private static void refuseStrangers(YamlObject object, Kind kind) {
    Stream.of("min", "max", "centre", "power", "unit")
        .filter(key -> !kind.continuous())
        .forEach(key -> refuse(object, key, kind));
    if (!kind.personal()) {
      refuse(object, "concepts", kind);
    }
    if (kind != Kind.LATEST_VALUE) {
      refuse(object, "units", kind);
    }
    if (kind != Kind.LATEST_LEVEL) {
      refuse(object, "levels", kind);
    }
    if (!kind.windowed()) {
      refuse(object, "days", kind);
      Events.domains(object).forEach(d -> refuse(object, Events.key(d), kind));
    }
  }

  private static void refuse(YamlObject object, String key, Kind kind) {
    object.refuse(
        key, "a key that goes with the feature " + kind.word(), "remove it or change the feature");
  }

  private Feature feature(YamlObject object, Kind kind) {
    return switch (kind) {
      case AGE -> new Feature.Age();
      case INDEX_YEAR -> new Feature.IndexYear();
      case GENDER -> new Feature.Gender(concepts(object));
      case RACE -> new Feature.Race(concepts(object));
      case ETHNICITY -> new Feature.Ethnicity(concepts(object));
      case PRESENCE -> presence(object);
      case DAY_COUNT -> {
        Domain domain = one(object);
        yield new Feature.DayCount(domain, named(object, domain), Windows.before(object));
      }
      case LATEST_VALUE -> {
        Domain domain = valued(object);
        yield new Feature.LatestValue(
            domain, named(object, domain), Windows.before(object), units(object));
      }
      case LATEST_LEVEL -> {
        Domain domain = valued(object);
        yield new Feature.LatestLevel(
            domain, named(object, domain), Windows.before(object), levels(object));
      }
    };
  }

  private static Set<Long> concepts(YamlObject object) {
    Set<Long> concepts = new LinkedHashSet<>();
    Events.add(object.list("concepts"), concepts);
    return concepts;
  }

  /** One concept set, in one domain or several. */
  private Feature presence(YamlObject object) {
    List<Domain> domains = Events.domains(object);
    if (domains.isEmpty()) {
      one(object);
      domains = List.of(Domain.CONDITION_OCCURRENCE);
    }
    String set = named(object, domains.get(0));
    for (Domain domain : domains.subList(1, domains.size())) {
      if (!named(object, domain).equals(set)) {
        object.fault(
            Events.key(domain),
            "the same concept set in each domain",
            "two of them",
            "put both sets' concepts into one");
      }
    }
    return new Feature.Presence(domains, set, Windows.before(object));
  }

  private String named(YamlObject object, Domain domain) {
    return object.has(Events.key(domain)) ? sets.named(object, Events.key(domain)) : "-";
  }

  private static Domain one(YamlObject object) {
    return among(object, List.of(Domain.values()));
  }

  private static Domain valued(YamlObject object) {
    return among(object, List.of(Domain.MEASUREMENT, Domain.OBSERVATION));
  }

  private static Domain among(YamlObject object, List<Domain> fitting) {
    String expected = "one of " + String.join(", ", fitting.stream().map(Events::key).toList());
    List<Domain> domains = Events.domains(object);
    if (domains.isEmpty()) {
      object.fault("", expected, "none of them", "say which table's rows are meant");
    }
    domains.stream()
        .filter(d -> !fitting.contains(d) || !d.equals(domains.get(0)))
        .forEach(d -> object.refuse(Events.key(d), expected, "keep one that fits"));
    return domains.isEmpty() ? fitting.get(0) : domains.get(0);
  }

  /** {@code {8876: 1, 44777602: 7.500617, 9579: {factor: 0.0915, offset: 2.15}}}. */
  private static List<UnitConversion> units(YamlObject object) {
    List<UnitConversion> conversions = new ArrayList<>();
    if (!object.has("units")) {
      object.fault(
          "units",
          "the units that are accepted, as unit concept ids with factors to the canonical unit",
          "no such key",
          "add 'units', such as {8840: 1, 8753: 38.67}; 0 stands for rows without a unit");
      return conversions;
    }
    YamlObject units = object.object("units");
    Set<String> keys = units.freeKeys();
    if (keys.isEmpty()) {
      object.fault("units", "one unit or more", "none", "list at least one");
    }
    for (String key : keys) {
      if (!key.matches("0|[1-9][0-9]{0,11}")) {
        units.faultAtKey(key, "a unit concept id", "'" + key + "'", "write the concept's number");
        continue;
      }
      boolean affine = units.holdsObject(key);
      YamlObject conversion = affine ? units.object(key) : units;
      double factor = conversion.number(affine ? "factor" : key, 1e-9, 1e9);
      double offset = affine ? conversion.number("offset", -WIDEST, WIDEST, 0) : 0;
      conversions.add(new UnitConversion(Long.parseLong(key), factor, offset));
    }
    return conversions;
  }

  /** {@code {never: [45879404], former: [45883458]}}, the reference first. */
  private static List<Feature.LatestLevel.Level> levels(YamlObject object) {
    List<Feature.LatestLevel.Level> levels = new ArrayList<>();
    YamlObject named = object.object("levels");
    Set<Long> all = new LinkedHashSet<>();
    for (String level : named.freeKeys()) {
      Set<Long> concepts = new LinkedHashSet<>();
      Events.add(named.list(level), concepts);
      if (concepts.stream().anyMatch(c -> !all.add(c))) {
        named.fault(level, "concepts of one level each", "one of another level", "remove it");
      }
      if (level.isBlank()) {
        named.faultAtKey(level, "a level's name", "blank text", "name it");
      }
      levels.add(new Feature.LatestLevel.Level(level, concepts));
    }
    if (levels.size() == 1) {
      object.fault("levels", "two or more levels", "one", "list all of them, the reference first");
    }
    if (object.holdsObject("levels") && levels.isEmpty()) {
      object.fault("levels", "two or more levels", "none", "list all of them, the reference first");
    }
    return levels;
  }

  private static Optional<Power> transformation(YamlObject object) {
    boolean centred = object.has("centre");
    boolean stated = object.has("power") || centred;
    double centre = object.number("centre", -WIDEST, WIDEST, 0);
    int power = object.integer("power", 1, 4, 1);
    return stated ? Optional.of(new Power(centre, power)) : Optional.empty();
  }

  /** Two covariates must not give model columns of one name: a coefficient has one meaning. */
  private boolean clashes(YamlObject object, CovariateDefinition covariate) {
    if (OmopDefinition.RESERVED.contains(covariate.name())) {
      object.fault(
          "name",
          "a name that the analysis table does not use itself",
          "'" + covariate.name() + "'",
          "rename it");
      return true;
    }
    List<String> names = new ArrayList<>(List.of(covariate.name()));
    covariate.levels().forEach(level -> names.add(covariate.name() + "=" + level));
    if (covariate.missingIndicator()) {
      names.add(covariate.name() + " missing");
    }
    Optional<String> twice = names.stream().filter(n -> !columns.add(n)).findFirst();
    twice.ifPresent(
        n ->
            object.fault(
                "name",
                "names of its own for a covariate's model columns",
                "'" + n + "' a second time",
                "rename one of the two"));
    return twice.isPresent();
  }
}
