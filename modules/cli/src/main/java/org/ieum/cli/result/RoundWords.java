package org.ieum.cli.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ieum.federation.plan.Length;
import org.ieum.federation.plan.PlannedPart;
import org.ieum.federation.plan.PlannedRound;
import org.ieum.federation.plan.PlannedRounds;
import org.ieum.federation.plan.Repeats;
import org.ieum.federation.vector.Field;
import org.ieum.federation.vector.Owner;

/** What a study asks in its rounds, in words that follow from what its queries declare. */
public final class RoundWords {
  private final PlannedRounds planned;
  private final boolean settled;

  /**
   * Words of a study's rounds.
   *
   * @param settled whether the study's sites are those that will take part; else lengths are said
   *     by the number of sites
   */
  public RoundWords(PlannedRounds planned, boolean settled) {
    this.planned = planned;
    this.settled = settled;
  }

  /**
   * Questions whose answers say the same of other records or models.
   *
   * @param questions what is asked
   * @param numbers how many each answer has
   */
  public record Questions(List<String> questions, String numbers, List<Numbers> about) {}

  /**
   * Numbers that are about the same.
   *
   * @param numbers how many
   * @param meaning what they are
   */
  public record Numbers(String numbers, String meaning) {}

  /** What is said of the rounds as a whole. */
  public String promise() {
    return "In each round one vector of whole numbers, masked so that only the sum over all hospitals"
        + " can be read; never a row, a date, a code or an identifier. Each number is a count or a sum"
        + " over a hospital's patients. This study was rehearsed over"
        + " made-up patients: a hospital is asked nothing but what stands below, its answer is at most"
        + " as long, and it is asked at most as often"
        + (settled
            ? ". Lengths are those of "
                + planned.study().sites().size()
                + (planned.study().sites().size() == 1 ? " site." : " sites.")
            : ". Lengths follow from this file alone and the number of sites.");
  }

  /** How often a round of this kind takes place. */
  public String asked(PlannedRound round) {
    int most = round.most(planned.study());
    boolean repeated = round.parts().stream().anyMatch(p -> p.repeats() == Repeats.MAX_ROUNDS);
    return repeated
        ? "at most "
            + times(most)
            + " (max-rounds), "
            + times(Math.min(most, round.rehearsed()))
            + " in rehearsal"
        : "once";
  }

  private static String times(int n) {
    return n == 1 ? "once" : n + " times";
  }

  /** How many numbers a site's vector has: {@code 92 numbers + 43 a site}. */
  public String numbers(PlannedRound round) {
    return noun(numbers(round.length()));
  }

  private static String noun(String numbers) {
    return numbers.replaceFirst("^([\\d,]+)", "$1 numbers");
  }

  /** How large a site's vector is. */
  public String size(PlannedRound round) {
    if (!settled) {
      return "8 or 16 bytes each";
    }
    return (round.settledBytes().isPresent() ? "" : "up to ")
        + Figures.count(round.bytes())
        + " bytes";
  }

  private String numbers(Length length) {
    if (settled) {
      return Figures.count(length.at(planned.study().sites().size()));
    }
    List<String> terms = new ArrayList<>();
    if (length.fixed() > 0) {
      terms.add(Figures.count(length.fixed()));
    }
    if (length.perSite() > 0) {
      terms.add(Figures.count(length.perSite()) + " a site");
    }
    if (length.perPair() > 0) {
      terms.add(Figures.count(length.perPair()) + " a site for each site");
    }
    return String.join(" + ", terms);
  }

  /** What is asked in a round; questions with answers of one kind stand together. */
  public List<Questions> questions(PlannedRound round) {
    Map<List<Numbers>, List<PlannedPart>> alike = new LinkedHashMap<>();
    for (PlannedPart part : round.parts()) {
      alike.computeIfAbsent(about(part), k -> new ArrayList<>()).add(part);
    }
    List<Questions> out = new ArrayList<>();
    alike.forEach(
        (about, parts) ->
            out.add(
                new Questions(
                    parts.stream().map(RoundWords::question).toList(),
                    noun(numbers(one(parts.get(0)))),
                    about)));
    return out;
  }

  private static String question(PlannedPart part) {
    return part.kind() + (part.eachSite() ? ", for each site" : "");
  }

  /** The length of one answer, though it be asked about each site. */
  private static Length one(PlannedPart part) {
    return part.shape().fields().stream()
        .map(PlannedPart::length)
        .reduce(new Length(0, 0, 0), Length::plus);
  }

  private List<Numbers> about(PlannedPart part) {
    Map<String, List<Field>> places = new LinkedHashMap<>();
    for (Field field : part.shape().fields()) {
      places.computeIfAbsent(place(field), k -> new ArrayList<>()).add(field);
    }
    Map<List<String>, Set<String>> said = new LinkedHashMap<>();
    Map<List<String>, Length> lengths = new LinkedHashMap<>();
    places.forEach(
        (place, fields) -> {
          List<String> meanings = fields.stream().map(Field::meaning).toList();
          said.computeIfAbsent(meanings, k -> new LinkedHashSet<>()).add(place);
          fields.forEach(f -> lengths.merge(meanings, PlannedPart.length(f), Length::plus));
        });
    List<Numbers> out = new ArrayList<>();
    said.forEach(
        (meanings, where) ->
            out.add(
                new Numbers(
                    numbers(lengths.getOrDefault(meanings, new Length(0, 0, 0))),
                    sentence(where, meanings))));
    return out;
  }

  private static String sentence(Set<String> places, List<String> meanings) {
    String what = String.join("; ", meanings);
    if (places.equals(Set.of(""))) {
      return what;
    }
    return places.stream()
            .map(p -> p.isEmpty() ? "over all" : p)
            .collect(Collectors.joining(", and "))
        + ": "
        + what;
  }

  /** Where a field's numbers belong: {@code for each of 24 columns}. */
  private static String place(Field field) {
    String each = field.labels().each();
    int labels = field.labels().size();
    String place = field.owner() instanceof Owner.Each ? "in each site's own place" : "";
    if (each.isEmpty()) {
      return place;
    }
    String labelled =
        labels == 1 ? "for 1 " + each : "for each of " + Figures.count(labels) + " " + plural(each);
    return place.isEmpty() ? labelled : place + " " + labelled;
  }

  /** {@code bins of the score} for {@code bin of the score}. */
  private static String plural(String each) {
    return Arrays.stream(each.split(" and ", -1))
        .map(thing -> thing.replaceFirst("^(\\S+)", "$1s"))
        .collect(Collectors.joining(" and "));
  }

  /** The rounds for programs. */
  public List<Map<String, Object>> document() {
    return planned.rounds().stream().map(this::document).toList();
  }

  private Map<String, Object> document(PlannedRound round) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put(
        "round", round.parts().stream().map(PlannedPart::kind).collect(Collectors.joining(" + ")));
    putLength(document, round.length());
    document.put("asked", asked(round));
    document.put("most", round.most(planned.study()));
    document.put("rehearsed", round.rehearsed());
    if (settled) {
      document.put("mostBytes", round.bytes());
    }
    document.put("questions", round.parts().stream().map(this::document).toList());
    return document;
  }

  private Map<String, Object> document(PlannedPart part) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("question", part.kind());
    document.put("forEachSite", part.eachSite());
    putLength(document, one(part));
    document.put("fields", part.shape().fields().stream().map(this::document).toList());
    return document;
  }

  private Map<String, Object> document(Field field) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", field.name());
    document.put("kind", field.kind().name().toLowerCase(Locale.ROOT));
    document.put("meaning", field.meaning());
    document.put("each", field.labels().each());
    putLength(document, PlannedPart.length(field));
    field.sensitivity().ifPresent(s -> document.put("sensitivity", s));
    return document;
  }

  private void putLength(Map<String, Object> document, Length length) {
    if (settled) {
      document.put("numbers", length.at(planned.study().sites().size()));
      return;
    }
    document.put("numbers", length.fixed());
    document.put("numbersPerSite", length.perSite());
    if (length.perPair() > 0) {
      document.put("numbersPerSiteForEachSite", length.perPair());
    }
  }
}
