package org.ieum.cli.report.section;

import java.util.List;
import org.ieum.cli.report.page.Clause;
import org.ieum.cli.report.page.DataTable;
import org.ieum.cli.report.page.Html;
import org.ieum.clinical.concept.ConceptSet;
import org.ieum.clinical.omop.OmopDefinition;
import org.ieum.clinical.words.DefinitionWords;

/** From source rows to analysed values. */
final class DataPreparation {
  private DataPreparation() {}

  static void write(Html page, Source s) {
    if (s.definition().isEmpty()) {
      page.p(
          "Every hospital’s table has the columns of the study’s dictionary. A number beyond its"
              + " limits counts as absent; a category outside the dictionary is refused.");
    } else {
      page.list(
          Clause.each(
              List.of(
                  "The same public definition runs at every hospital, on its own records.",
                  "Predictors look at days before the index date only, never at the day itself.",
                  "Values are converted to the predictor’s unit; rows in a unit that the study does"
                      + " not list are left out.",
                  "Values outside plausible bounds count as absent.",
                  "Of several values, the latest counts; ties of one day go to the greatest row"
                      + " id.")));
      conceptSets(page, s.definition().get());
    }
    page.p(
        "For the fit, columns are scaled by mean and standard deviation of all hospitals’ training"
            + " records together; coefficients are given back on the raw scale.");
    page.absent(
        "The findings of each hospital’s data-quality checks stay at the hospital and are not part"
            + " of the study’s documents.");
  }

  private static void conceptSets(Html page, OmopDefinition d) {
    page.open("details", "").element("summary", "The concepts and units behind each name");
    DataTable table = new DataTable("Concept sets").text("Name").text("OMOP concepts");
    for (ConceptSet set : d.conceptSets()) {
      table.row(set.name(), ConceptWords.items(set));
    }
    table.writeTo(page);
    List<String> units = DefinitionWords.conversions(d);
    if (!units.isEmpty()) {
      page.heading("Units that are accepted").list(Clause.each(units));
    }
    page.close("details");
  }
}
