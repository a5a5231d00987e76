package org.ieum.cli.report.section;

import java.util.ArrayList;
import java.util.List;
import org.ieum.cli.report.page.Clause;
import org.ieum.cli.report.page.Fact;
import org.ieum.cli.report.page.Html;
import org.ieum.cli.report.page.Numbers;
import org.ieum.wire.Protocol;

/** What a reviewer needs to check the study. */
final class OpenScience {
  private OpenScience() {}

  static void write(Html page, Source s) {
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.of("Study", s.study().id()));
    facts.add(Fact.code("Protocol (study digest)", s.model().studyDigest()));
    facts.add(Fact.code("Model digest", s.model().digest()));
    facts.add(Fact.code("Dictionary digest", s.study().dictionary().digest()));
    s.result()
        .ledger()
        .forEach(
            (party, head) ->
                facts.add(
                    Fact.code(
                        "Ledger of " + party,
                        Numbers.count(head.size(), "entry", "entries") + ", root " + head.root())));
    facts.add(Fact.of("Page made by", Protocol.SOFTWARE + ", protocol " + Protocol.VERSION));
    page.facts(facts);
    if (s.result().ledger().isEmpty()) {
      page.absent("No ledger head is in the documents at hand.");
    }
    page.p(
        "The digests are SHA-256 of canonical bytes. From any party’s ledger, ‘ieum audit replay’"
            + " computes the model again and compares it bit for bit.");
    page.list(
        Clause.each(
            List.of(
                "Protocol: the approved study itself, which is what ran.",
                "Code: open source, Apache-2.0; the documents do not name the version that each"
                    + " hospital ran.",
                "Data: stay at the hospitals and are not shared.")));
    page.absent(
        "Funding, competing interests, registration (items 18a, 18b, 18d) and how patients and the"
            + " public were involved (item 19) are not in the study’s documents.");
  }
}
