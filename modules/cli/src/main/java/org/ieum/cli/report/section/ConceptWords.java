package org.ieum.cli.report.section;

import java.util.ArrayList;
import java.util.List;
import org.ieum.clinical.concept.ConceptItem;
import org.ieum.clinical.concept.ConceptSet;

/** The concepts of a set. */
final class ConceptWords {
  private ConceptWords() {}

  /** Such as: 4182210 (SNOMED/52448006) and below; without 254591. */
  static String items(ConceptSet set) {
    List<String> words = new ArrayList<>();
    for (ConceptItem item : set.items()) {
      words.add(
          (item.excluded() ? "without " : "")
              + item.conceptId()
              + (item.code().isEmpty() ? "" : " (" + item.code() + ")")
              + (item.descendants() ? " and below" : "")
              + (item.mapped() ? ", with source codes that map to it" : ""));
    }
    return String.join("; ", words);
  }
}
