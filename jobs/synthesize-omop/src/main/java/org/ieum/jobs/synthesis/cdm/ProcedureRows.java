package org.ieum.jobs.synthesis.cdm;

import java.util.function.Consumer;
import org.ieum.jobs.synthesis.life.Draws;
import org.ieum.jobs.synthesis.life.Draws.Stream;
import org.ieum.jobs.synthesis.life.Life;

/** Procedures: the work-up of a diagnosis, and routine ones without meaning. */
final class ProcedureRows {
  private static final CdmTable TABLE = CdmTable.PROCEDURE_OCCURRENCE;
  private static final Events.Shape SHAPE =
      Events.Shape.of(TABLE, "procedure_concept_id", "procedure_date", "procedure_type_concept_id");

  private ProcedureRows() {}

  static void write(Life life, Consumer<Object[]> sink) {
    Events events = new Events(SHAPE, life, sink);
    Draws draws = life.draws(Stream.PROCEDURE);
    int beforeDementia = draws.between(0, 30);
    int beforeLung = draws.between(3, 45);
    if (life.dementiaObserved() && life.fate().dementia() - beforeDementia > life.settled()) {
      events.add(events.row(Concepts.BRAIN_MRI, life.fate().dementia() - beforeDementia));
    }
    if (life.lungObserved() && life.fate().lung() - beforeLung > life.settled()) {
      events.add(events.row(Concepts.CHEST_CT, life.fate().lung() - beforeLung));
    }
    int count = (draws.with(0.4) ? 1 : 0) + Fill.count(life, 0.08, draws);
    for (int i = 0; i < count; i++) {
      int day = life.visits().days()[(int) (draws.uniform() * life.visits().count())];
      long concept = draws.with(0.8) ? Concepts.ELECTROCARDIOGRAM : Concepts.COLONOSCOPY;
      events.add(events.row(concept, day));
    }
  }
}
