package org.ieum.clinical.circe;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ieum.clinical.cohort.CohortDefinition;
import org.ieum.clinical.cohort.CohortExit;
import org.ieum.clinical.cohort.CriteriaGroup;
import org.ieum.clinical.cohort.DateRange;
import org.ieum.clinical.cohort.Domain;
import org.ieum.clinical.cohort.EventCriteria;
import org.ieum.clinical.cohort.EventLimit;
import org.ieum.clinical.cohort.InclusionRule;
import org.ieum.clinical.yaml.YamlDocument;
import org.ieum.clinical.yaml.YamlObject;
import org.ieum.federation.error.ErrorCode;

/**
 * Reads a cohort definition that ATLAS exported, Circe's JSON, with Circe's meaning.
 *
 * <p>Read are conditions, drugs, their eras, procedures, measurements, observations, visits, deaths
 * and observation periods, with dates, ages, sex, types, values, units, visits and source concepts;
 * groups nested to any depth; qualifying criteria and inclusion rules; exits by date offset and by
 * persistent drug exposure; censoring; collapsing of eras. Everything else is refused by its place
 * in the file and its name.
 */
public final class CirceFile {
  private static final int MOST_DAYS = 1_000_000;

  private CirceFile() {}

  /**
   * Reads a file.
   *
   * @param name the cohort's name
   * @param role comes before the names of its concept sets
   * @throws org.ieum.federation.error.IeumException BAD_STUDY, with every fault of the file
   */
  public static CirceCohort read(Path file, String name, String role) {
    YamlDocument document = YamlDocument.readJson(file, ErrorCode.BAD_STUDY);
    Optional<CirceCohort> cohort = read(document, name, role);
    document.finish();
    return cohort.orElseThrow();
  }

  /** As {@link #read(Path, String, String)}; empty where the document is faulty. */
  public static Optional<CirceCohort> read(YamlDocument document, String name, String role) {
    int before = document.faultCount();
    YamlObject root = expression(document.root());
    Codesets sets = new Codesets(root, role);
    CohortDefinition cohort = cohort(root, sets, name);
    return document.faultCount() > before
        ? Optional.empty()
        : Optional.of(new CirceCohort(cohort, sets.used()));
  }

  /** ATLAS's service wraps the expression in an object with the cohort's name and owner. */
  private static YamlObject expression(YamlObject root) {
    if (root.holdsObject("expression") && !root.has("PrimaryCriteria")) {
      root.freeKeys();
      return root.object("expression");
    }
    return root;
  }

  private static CohortDefinition cohort(YamlObject root, Codesets sets, String name) {
    root.has("Title");
    root.has("cdmVersionRange");
    Criteria criteria = new Criteria(sets);
    Groups groups = new Groups(sets);
    YamlObject primary = root.object("PrimaryCriteria");
    List<EventCriteria> entry =
        primary.objects("CriteriaList").stream().map(criteria::read).toList();
    YamlObject observed = primary.objectOrEmpty("ObservationWindow");
    Optional<CriteriaGroup> qualifying =
        root.optionalObject("AdditionalCriteria").map(groups::read);
    EventLimit qualifyingLimit = limit(root, "QualifiedLimit");
    return new CohortDefinition(
        name,
        entry.isEmpty() ? List.of(EventCriteria.any(Domain.OBSERVATION_PERIOD)) : entry,
        observed.integer("PriorDays", 0, MOST_DAYS, 0),
        observed.integer("PostDays", 0, MOST_DAYS, 0),
        limit(primary, "PrimaryCriteriaLimit"),
        qualifying.filter(g -> !g.isEmpty()).orElse(CriteriaGroup.all(List.of())),
        // Circe limits qualified events only where there are qualifying criteria.
        qualifying.isPresent() ? qualifyingLimit : EventLimit.ALL,
        Groups.each(root, "InclusionRules").stream().map(r -> rule(r, groups)).toList(),
        limit(root, "ExpressionLimit"),
        root.optionalObject("EndStrategy")
            .map(e -> exit(e, sets))
            .orElseGet(CohortExit.EndOfObservation::new),
        Groups.each(root, "CensoringCriteria").stream().map(criteria::read).toList(),
        censorDates(root.objectOrEmpty("CensorWindow")),
        eraPad(root.objectOrEmpty("CollapseSettings")));
  }

  private static EventLimit limit(YamlObject object, String key) {
    return object
        .objectOrEmpty(key)
        .optionalParsed(
            "Type",
            EventLimit.FIRST,
            "First, Last or All",
            text -> EventLimit.valueOf(text.toUpperCase(Locale.ROOT)))
        .orElse(EventLimit.FIRST);
  }

  private static InclusionRule rule(YamlObject object, Groups groups) {
    object.has("description");
    return new InclusionRule(
        object.text("name", "unnamed rule"), groups.read(object.object("expression")));
  }

  private static CohortExit exit(YamlObject object, Codesets sets) {
    if (object.has("CustomEra")) {
      YamlObject era = object.object("CustomEra");
      Optional<String> drugs = sets.named(era, "DrugCodesetId");
      if (drugs.isEmpty()) {
        era.fault("DrugCodesetId", "a concept set of drugs", "none", "choose one in ATLAS");
      }
      return new CohortExit.CustomEra(
          drugs.orElse("-"),
          era.integer("GapDays", 0, MOST_DAYS, 0),
          era.integer("Offset", 0, MOST_DAYS, 0),
          era.integer("DaysSupplyOverride", 0, MOST_DAYS, -1));
    }
    YamlObject offset = object.object("DateOffset");
    return new CohortExit.DateOffset(
        offset.parsed("DateField", false, "StartDate or EndDate", CirceFile::endDate),
        offset.integer("Offset", 0, MOST_DAYS));
  }

  private static boolean endDate(String text) {
    if (!text.equals("StartDate") && !text.equals("EndDate")) {
      throw new IllegalArgumentException("another field");
    }
    return text.equals("EndDate");
  }

  private static DateRange censorDates(YamlObject window) {
    LocalDate from =
        window.has("StartDate") ? Ranges.date(window, "StartDate") : DateRange.EARLIEST;
    LocalDate to = window.has("EndDate") ? Ranges.date(window, "EndDate") : DateRange.LATEST;
    if (from.isAfter(to)) {
      window.fault("EndDate", "a day after StartDate", "one before it", "exchange the two");
      return DateRange.ANY;
    }
    return DateRange.between(from, to);
  }

  private static int eraPad(YamlObject settings) {
    settings.optionalParsed(
        "CollapseType",
        "ERA",
        "ERA",
        text -> {
          if (!text.equals("ERA")) {
            throw new IllegalArgumentException("another type");
          }
          return text;
        });
    return settings.integer("EraPad", 0, MOST_DAYS, 0);
  }
}
