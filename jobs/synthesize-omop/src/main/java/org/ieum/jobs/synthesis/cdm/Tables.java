package org.ieum.jobs.synthesis.cdm;

import java.util.List;
import java.util.function.Consumer;
import org.ieum.jobs.synthesis.life.Life;
import org.ieum.jobs.synthesis.life.SiteProfile.Site;

/** Which rows each table has. */
public final class Tables {
  private Tables() {}

  /** One person's rows of a table. */
  public static void rows(CdmTable table, Life life, Consumer<Object[]> sink) {
    switch (table) {
      case PERSON -> PersonRows.person(life, sink);
      case OBSERVATION_PERIOD -> PersonRows.periods(life, sink);
      case VISIT_OCCURRENCE -> PersonRows.visits(life, sink);
      case CONDITION_OCCURRENCE -> ConditionRows.write(life, sink);
      case DRUG_EXPOSURE -> DrugRows.write(life, sink);
      case MEASUREMENT -> MeasurementRows.write(life, sink);
      case OBSERVATION -> ObservationRows.write(life, sink);
      case PROCEDURE_OCCURRENCE -> ProcedureRows.write(life, sink);
      case DEATH -> PersonRows.death(life, sink);
      case CDM_SOURCE, CONCEPT, CONCEPT_ANCESTOR, CONCEPT_RELATIONSHIP, VOCABULARY ->
          throw new IllegalArgumentException(table.id() + ": no rows of persons");
    }
  }

  /** The rows of a table that belong to no person. */
  public static List<Object[]> fixed(CdmTable table, Site site, long persons, long seed) {
    return switch (table) {
      case CDM_SOURCE -> List.<Object[]>of(SourceRow.of(site, persons, seed));
      case CONCEPT -> Vocabulary.concepts();
      case CONCEPT_ANCESTOR -> Vocabulary.ancestors();
      case CONCEPT_RELATIONSHIP -> Vocabulary.relationships();
      case VOCABULARY -> Vocabulary.vocabularies();
      default -> throw new IllegalArgumentException(table.id() + ": rows of persons only");
    };
  }

  /** The person's row of the sidecar, in the order of {@link TruthColumn}. */
  public static Object[] truth(Life life) {
    return TruthColumn.row(life);
  }
}
