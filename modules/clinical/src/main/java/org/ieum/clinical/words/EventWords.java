package org.ieum.clinical.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ieum.clinical.cohort.Domain;
import org.ieum.clinical.cohort.EventCriteria;

/** An event: {@code diagnosis of 'dementia'}. */
final class EventWords {
  private EventWords() {}

  static String one(Domain domain) {
    return switch (domain) {
      case CONDITION_OCCURRENCE -> "diagnosis";
      case CONDITION_ERA -> "condition era";
      case DRUG_EXPOSURE -> "drug exposure";
      case DRUG_ERA -> "drug era";
      case PROCEDURE_OCCURRENCE -> "procedure";
      case MEASUREMENT -> "measurement";
      case OBSERVATION -> "observation";
      case VISIT_OCCURRENCE -> "visit";
      case DEATH -> "death";
      case OBSERVATION_PERIOD -> "observation period";
    };
  }

  private static String many(Domain domain) {
    return domain == Domain.CONDITION_OCCURRENCE ? "diagnoses" : one(domain) + "s";
  }

  static String article(Domain domain) {
    return domain == Domain.OBSERVATION || domain == Domain.OBSERVATION_PERIOD ? "an" : "a";
  }

  static String one(EventCriteria event) {
    return (event.first() ? "first " : "") + one(event.domain()) + narrowing(event);
  }

  static String many(EventCriteria event) {
    return (event.first() ? "first " : "") + many(event.domain()) + narrowing(event);
  }

  static String withArticle(EventCriteria event) {
    return event.first()
        ? "the person's " + one(event)
        : article(event.domain()) + " " + one(event);
  }

  private static String narrowing(EventCriteria e) {
    List<String> parts = new ArrayList<>();
    if (!e.start().isAny()) {
      parts.add("that starts " + Phrases.range(e.start()));
    }
    if (!e.end().isAny()) {
      parts.add("that ends " + Phrases.range(e.end()));
    }
    if (!e.age().isAny()) {
      parts.add("at an age of " + Phrases.range(e.age()));
    }
    if (!e.gender().isEmpty()) {
      parts.add("of a person of sex " + Phrases.ids(e.gender()));
    }
    if (!e.types().isEmpty()) {
      parts.add("of type " + Phrases.ids(e.types()));
    }
    if (!e.value().isAny()) {
      parts.add("with a value of " + Phrases.range(e.value()));
    }
    if (!e.valueConcepts().isEmpty()) {
      parts.add("whose value is concept " + ids(e.valueConcepts()));
    }
    if (!e.units().isEmpty()) {
      parts.add("in unit " + ids(e.units()));
    }
    if (!e.visitTypes().isEmpty()) {
      parts.add("during a visit of concept " + ids(e.visitTypes()));
    }
    if (!e.length().isAny()) {
      parts.add("that lasts " + Phrases.range(e.length()) + " days");
    }
    if (!e.count().isAny()) {
      parts.add("of " + Phrases.range(e.count()) + " rows");
    }
    if (!e.quantity().isAny()) {
      parts.add("with a quantity of " + Phrases.range(e.quantity()));
    }
    if (!e.daysSupply().isAny()) {
      parts.add("with a supply of " + Phrases.range(e.daysSupply()) + " days");
    }
    e.correlated().ifPresent(g -> parts.add("about which " + CriteriaWords.group(g, "it")));
    String concepts =
        e.conceptSet().map(s -> " of '" + s + "'").orElse("")
            + e.sourceConceptSet().map(s -> " with a source code of '" + s + "'").orElse("");
    return concepts + (parts.isEmpty() ? "" : " " + String.join(", ", parts));
  }

  private static String ids(Set<Long> ids) {
    return Phrases.or(ids.stream().sorted().map(String::valueOf).toList());
  }
}
