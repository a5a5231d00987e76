package org.ieum.clinical.circe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ieum.clinical.cohort.Domain;

/**
 * Circe's criteria that are read, with the names of their parts; an empty name is of no part.
 *
 * @param criteria key of the criteria
 * @param start key of the start date's range
 * @param end key of the end date's range
 * @param age key of the age's range
 * @param type key of the row's type; {@code …Exclude} turns it around
 * @param source key of the source concept set
 * @param length key of the length in days
 * @param visitType key of the row's visit
 * @param counts whether it has {@code OccurrenceCount}
 * @param valued whether it has values and units
 * @param quantity whether it has {@code Quantity}
 * @param refused keys that Circe knows and this reader does not
 */
record CriteriaKind(
    String criteria,
    Domain domain,
    String start,
    String end,
    String age,
    String type,
    String source,
    String length,
    String visitType,
    boolean counts,
    boolean valued,
    boolean quantity,
    List<String> refused) {

  private static final String START = "OccurrenceStartDate";
  private static final String END = "OccurrenceEndDate";

  private static final List<CriteriaKind> ALL =
      List.of(
          occurrence("ConditionOccurrence", Domain.CONDITION_OCCURRENCE, END, "Condition", "")
              .refusing("StopReason", "ConditionStatus", "ConditionStatusCS"),
          era("ConditionEra", Domain.CONDITION_ERA),
          occurrence("DrugExposure", Domain.DRUG_EXPOSURE, END, "Drug", "")
              .quantified()
              .refusing(
                  "StopReason",
                  "Refills",
                  "RouteConcept",
                  "RouteConceptCS",
                  "EffectiveDrugDose",
                  "DoseUnit",
                  "DoseUnitCS",
                  "LotNumber"),
          era("DrugEra", Domain.DRUG_ERA).refusing("GapDays"),
          occurrence("ProcedureOccurrence", Domain.PROCEDURE_OCCURRENCE, END, "Procedure", "")
              .quantified()
              .refusing("Modifier", "ModifierCS"),
          occurrence("Measurement", Domain.MEASUREMENT, "", "Measurement", "")
              .withValues()
              .refusing(
                  "Operator",
                  "OperatorCS",
                  "RangeLow",
                  "RangeHigh",
                  "RangeLowRatio",
                  "RangeHighRatio",
                  "Abnormal"),
          occurrence("Observation", Domain.OBSERVATION, "", "Observation", "")
              .withValues()
              .refusing("ValueAsString", "Qualifier", "QualifierCS"),
          occurrence("VisitOccurrence", Domain.VISIT_OCCURRENCE, END, "Visit", "VisitLength")
              .refusing("PlaceOfService", "PlaceOfServiceCS", "PlaceOfServiceLocation"),
          occurrence("Death", Domain.DEATH, "", "Death", ""),
          new CriteriaKind(
              "ObservationPeriod",
              Domain.OBSERVATION_PERIOD,
              "PeriodStartDate",
              "PeriodEndDate",
              "AgeAtStart",
              "PeriodType",
              "",
              "PeriodLength",
              "",
              false,
              false,
              false,
              List.of("UserDefinedPeriod", "AgeAtEnd")));

  /** Circe's other criteria. */
  static final List<String> UNREAD =
      List.of(
          "DeviceExposure",
          "DoseEra",
          "LocationRegion",
          "PayerPlanPeriod",
          "Specimen",
          "VisitDetail");

  static List<String> names() {
    return ALL.stream().map(CriteriaKind::criteria).toList();
  }

  static Optional<CriteriaKind> named(String name) {
    return ALL.stream().filter(k -> k.criteria.equals(name)).findAny();
  }

  private static CriteriaKind occurrence(
      String criteria, Domain domain, String end, String stem, String length) {
    boolean visited = domain != Domain.VISIT_OCCURRENCE && domain != Domain.DEATH;
    return new CriteriaKind(
            criteria,
            domain,
            START,
            end,
            "Age",
            stem + "Type",
            stem + "SourceConcept",
            length,
            visited ? "VisitType" : "",
            false,
            false,
            false,
            List.of())
        .refusing("ProviderSpecialty", "ProviderSpecialtyCS");
  }

  private static CriteriaKind era(String criteria, Domain domain) {
    return new CriteriaKind(
        criteria,
        domain,
        "EraStartDate",
        "EraEndDate",
        "AgeAtStart",
        "",
        "",
        "EraLength",
        "",
        true,
        false,
        false,
        List.of("AgeAtEnd"));
  }

  private CriteriaKind quantified() {
    return with(valued, true, refused);
  }

  private CriteriaKind withValues() {
    return with(true, quantity, refused);
  }

  private CriteriaKind refusing(String... keys) {
    List<String> all = new ArrayList<>(refused);
    all.addAll(List.of(keys));
    return with(valued, quantity, all);
  }

  private CriteriaKind with(boolean values, boolean quantities, List<String> refusedKeys) {
    return new CriteriaKind(
        criteria,
        domain,
        start,
        end,
        age,
        type,
        source,
        length,
        visitType,
        counts,
        values,
        quantities,
        List.copyOf(refusedKeys));
  }
}
