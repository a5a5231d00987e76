package org.ieum.cli.report.section;

import java.util.ArrayList;
import java.util.List;
import org.ieum.cli.report.page.Fact;
import org.ieum.cli.report.page.Html;
import org.ieum.cli.report.page.Numbers;

/** Where the records come from. */
final class Data {
  private Data() {}

  static void write(Html page, Source s) {
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.of("Hospitals", String.join(", ", s.sites())));
    facts.add(
        Fact.of(
            "Source",
            s.definition().isPresent()
                ? "each hospital’s routine records in the OMOP Common Data Model, made into one row"
                    + " a person at the hospital itself"
                : "each hospital’s own table ‘" + s.study().table() + "’, one row a record"));
    List<String> dates = s.definition().map(Horizon::dates).orElse(List.of());
    facts.add(
        Fact.of("Dates", dates.isEmpty() ? "not limited by the study" : String.join("; ", dates)));
    facts.add(
        Fact.of(
            "Persons",
            s.averages()
                ? Numbers.count(s.records())
                : Numbers.count(s.records())
                    + ", of whom "
                    + Numbers.count(s.events())
                    + " with the outcome"));
    facts.add(
        Fact.of(
            "A hospital takes part only with",
            Numbers.count(s.study().minimumCohort(), "record", "records") + " or more"));
    page.facts(facts);
    page.absent(
        "The study’s documents do not say what kind of care each hospital gives, nor the first and"
            + " last date in its data (items 5b, 6a).");
  }
}
