package org.ieum.federation.query;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Field;
import org.ieum.federation.vector.Labels;
import org.ieum.federation.vector.Shape;

/**
 * How a model's scores are spread among records with and without the outcome, in groups of
 * neighbours: {@link ScoreSections}. A site sorts the scores of a cell, and cuts those with the
 * outcome, and those without, into runs of {@link LeastPart#GROUP} records or more, whose sizes
 * differ by one at most. Of each run only the bin of its mean score leaves, with how many records
 * it has: no score, no edge, no extreme.
 *
 * <p>Fields of a section, cell after cell, w being 1 where records carry no weight: {@code
 * records}, {@code events} (counts); {@code withheldSites}, {@code withheldRecords}, {@code
 * withheldEvents} (of sites whose part of the cell is too small, rounded as {@link OutsideLimits}
 * does); {@code negatives}, {@code positives} (Σ w a bin of means); {@code heaviestNegatives},
 * {@code heaviestPositives} (Σ w of a site's heaviest run, which bounds how far a distribution
 * function can be from the groups'). With weights also {@code negativeSquares} and {@code
 * positiveSquares} (Σ w² a bin); records that weigh nothing are in no run, and means are of scores
 * as they are.
 *
 * <p>A site adds to a cell only where its part {@linkplain LeastPart#holds is large enough}. The
 * records of a subgroup that are in none of the groups that the site tells are as many too, or
 * none: its smallest group is withheld along with others until it is so. A site fills its own cells
 * of the sites' section alone, and only with its policy's consent.
 *
 * @param sections whether groups and sites have cells of their own
 */
public record ScoreGroups(ScoredModel model, Partition partition, boolean sections)
    implements ScoreQuery {
  static final byte TAG = 30;

  /** Exponent of two of what sums of weights are multiples of. */
  static final int WEIGHTS = -12;

  @Override
  public Shape shape(StudyManifest study) {
    model.check(study);
    return ScoreSections.shape(study, sections, cells -> fields(study, cells));
  }

  private static List<Field> fields(StudyManifest study, ScoreSections.Cells cells) {
    boolean weighted = study.preparation().weight().isPresent();
    double most = study.preparation().maximumWeight();
    Labels one = cells.labels();
    Labels binned = Labels.cells(one, Labels.bins(cells.bins(), study.evaluation().logitRange()));
    String what = weighted ? "weights of records" : "records";
    String grouped = " in groups of " + LeastPart.GROUP + " neighbours or more, at their mean";
    double fives = OutsideLimits.STEP;
    List<Field> fields = new ArrayList<>();
    fields.add(Field.count("records", "records that are judged", one));
    fields.add(Field.count("events", "of them with the outcome", one));
    fields.add(Field.count("withheldSites", "sites that hold too few to be judged", one));
    fields.add(withheld("withheldRecords", "their records, rounded to 5", one, fives));
    fields.add(withheld("withheldEvents", "of these with the outcome, rounded to 5", one, fives));
    fields.add(binned("negatives", what + " without the outcome" + grouped, binned, most));
    fields.add(binned("positives", what + " with the outcome" + grouped, binned, most));
    if (weighted) {
      String squares = "squared weights without the outcome" + grouped;
      fields.add(binned("negativeSquares", squares, binned, most * most));
      squares = "squared weights with the outcome" + grouped;
      fields.add(binned("positiveSquares", squares, binned, most * most));
    }
    fields.add(
        Field.sum("heaviestNegatives", what + " of the heaviest group without it", one, most)
            .roundedTo(WEIGHTS));
    fields.add(
        Field.sum("heaviestPositives", what + " of the heaviest group with it", one, most)
            .roundedTo(WEIGHTS));
    return fields;
  }

  private static Field withheld(String name, String meaning, Labels cells, double most) {
    return Field.of(Field.Kind.COUNT, name, meaning, cells, most);
  }

  private static Field binned(String name, String meaning, Labels bins, double most) {
    return Field.of(Field.Kind.CELL, name, meaning, bins, most).roundedTo(WEIGHTS);
  }

  /** The records that are asked about, such as {@code held-out records}. */
  static String records(Partition partition) {
    return (partition == Partition.TRAIN ? "training" : "held-out") + " records";
  }

  @Override
  public String describe() {
    return "grouped scores" + model.words() + ", " + records(partition);
  }

  @Override
  public byte tag() {
    return TAG;
  }

  @Override
  public void writeBody(DataOutput out) throws IOException {
    model.write(out);
    partition.write(out);
    out.writeBoolean(sections);
  }

  static ScoreGroups readBody(DataInput in) throws IOException {
    return new ScoreGroups(ScoredModel.read(in), Partition.read(in), in.readBoolean());
  }
}
