package org.ieum.cli.report.words;

import java.util.ArrayList;
import java.util.List;
import org.ieum.clinical.concept.ConceptItem;
import org.ieum.clinical.concept.ConceptSet;

/** The concepts of a set. */
public final class ConceptWords {
  private ConceptWords() {}

  /** Such as: 4182210 (SNOMED/52448006) with descendants; without 254591. */
  public static String items(ConceptSet set) {
    List<String> words = new ArrayList<>();
    for (ConceptItem item : set.items()) {
      StringBuilder word = new StringBuilder(item.excluded() ? "without " : "");
      word.append(item.conceptId());
      if (!item.code().isEmpty()) {
        word.append(" (").append(item.code()).append(')');
      }
      word.append(item.descendants() ? " with descendants" : "");
      word.append(item.mapped() ? ", mapped source codes too" : "");
      words.add(word.toString());
    }
    return String.join("; ", words);
  }
}
