package org.ieum.federation.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.ieum.federation.Samples;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.study.Preparation;
import org.ieum.federation.study.StudyManifest;
import org.junit.jupiter.api.Test;

/** The bytes of queries, field by field: they are hashed and signed, so they never change. */
class QueryFormatTest {
  private static final String VERSION = "01";
  private static final String ONE = "3ff0000000000000";
  private static final String TWO = "4000000000000000";
  private static final String HALF = "3fe0000000000000";
  private static final String ZERO = "0000000000000000";
  private static final Scaling SCALING = new Scaling(new double[] {1, 2}, new double[] {0.5, 0});
  private static final String SCALING_BYTES =
      "00000002"
          + ONE
          + TWO // centres
          + "00000002"
          + HALF
          + ZERO; // scales

  private static final ScoreReference REFERENCE =
      new ScoreReference(
          new ScoreDistribution(5, new double[10]), new ScoreDistribution(5, new double[10]), 0, 1);

  private static final Map<Query, String> GOLDEN =
      goldens(
          new Moments(),
          VERSION + "01",
          new CentredMoments(new Coefficients(1, -0.0)),
          VERSION + "02" + "00000002" + ONE + ZERO,
          new GlmWarmStart(SCALING, 0.5, 20_000, true),
          VERSION + "03" + SCALING_BYTES + HALF + "00004e20" + "01",
          new GlmDerivatives(SCALING, new Coefficients(2, 0.5), false),
          VERSION + "04" + SCALING_BYTES + "00000002" + TWO + HALF + "00",
          new FirthCorrection(SCALING, new Coefficients(2, 0.5), new Coefficients(1, -0.0, 2)),
          VERSION
              + "21"
              + (SCALING_BYTES + "00000002" + TWO + HALF)
              + ("00000003" + ONE + ZERO + TWO), // the matrix of the hat values
          new GlmScoreProducts(SCALING, new Coefficients(2, 0.5)),
          VERSION + "07" + SCALING_BYTES + "00000002" + TWO + HALF,
          new ScoreGroups(
              new ScoredModel.Own(SCALING, new Coefficients(2, 0.5)), Partition.HOLDOUT, true),
          VERSION
              + "1e"
              + ("00" + SCALING_BYTES + "00000002" + TWO + HALF) // the study's own model
              + "01" // held out
              + "01", // by group and site
          new ScorePlacements(
              new ScoredModel.Published(3, new Coefficients(2, 0.5)),
              Partition.TRAIN,
              false,
              List.of(
                  new ScoreReference(
                      new ScoreDistribution(2, 0, 1, 0.5),
                      new ScoreDistribution(2, 0, 0, 0),
                      -0.0,
                      1))),
          VERSION
              + "1f"
              + ("01" + "00000003" + "00000002" + TWO + HALF) // a published model
              + "00" // training
              + "00" // as a whole
              + "00000001" // references
              + (TWO + "00000003" + "00000002" + "00000001" + ONE + "00000002" + HALF) // without
              + (TWO + "00000003" + "00000000") // with the outcome: no group
              + ZERO
              + ONE, // line
          new Description(new Coefficients(1, 0.5)),
          VERSION + "09" + "00000002" + ONE + HALF,
          new Attrition(),
          VERSION + "0a",
          new Presence(),
          VERSION + "0b",
          new WeightSums(),
          VERSION + "0e",
          new WeightedMoments(new Coefficients(1, 0.5)),
          VERSION + "0f" + "00000002" + ONE + HALF,
          new OutsideLimits(),
          VERSION + "14",
          new PredictionErrors(SCALING, new Coefficients(2, 0.5), 0.5, Partition.HOLDOUT, true),
          VERSION + "20" + SCALING_BYTES + "00000002" + TWO + HALF + HALF + "01" + "01",
          new PartialLikelihood(SCALING, new Coefficients(0.5)),
          VERSION + "22" + SCALING_BYTES + "00000001" + HALF,
          new RankedPairs(
              new ScoredModel.Own(SCALING, new Coefficients(2, 0.5)),
              new Coefficients(1),
              Partition.HOLDOUT,
              true),
          VERSION
              + "23"
              + ("00" + SCALING_BYTES + "00000002" + TWO + HALF)
              + ("00000001" + ONE) // hazards
              + "01" // held out
              + "01", // by group and site
          new CalibrationSlopes(
              new ScoredModel.Own(SCALING, new Coefficients(2, 0.5)),
              new Coefficients(0.5),
              Partition.TRAIN,
              false),
          VERSION
              + "25"
              + ("00" + SCALING_BYTES + "00000002" + TWO + HALF)
              + ("00000001" + HALF) // slopes
              + "00" // training
              + "00", // as a whole
          new BaselineHazards(SCALING, new Coefficients(0.5)),
          VERSION + "24" + SCALING_BYTES + "00000001" + HALF,
          new LeavingOut(2, new Moments()),
          VERSION + "0c" + "00000002" + "01",
          new AtSite(1, new LeavingOut(2, new Presence())),
          VERSION + "0d" + "00000001" + "0c" + "00000002" + "0b",
          Bundle.of(new Moments(), Bundle.of(new CentredMoments(new Coefficients(2)))),
          VERSION + "06" + "00000002" + "01" + "06" + "00000001" + "02" + "00000001" + TWO);

  /** A query, its bytes, a query, its bytes, … */
  private static Map<Query, String> goldens(Object... pairs) {
    Map<Query, String> goldens = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      goldens.put((Query) pairs[i], (String) pairs[i + 1]);
    }
    return goldens;
  }

  @Test
  void everyVariantHasItsGoldenBytes() {
    GOLDEN.forEach(
        (query, hex) -> {
          assertThat(HexFormat.of().formatHex(query.toBytes())).isEqualTo(hex);
          assertThat(Query.fromBytes(HexFormat.of().parseHex(hex)).toBytes())
              .isEqualTo(query.toBytes());
          assertThat(query.digest()).hasSize(64);
        });
    assertThat(GOLDEN.keySet().stream().map(Query::tag))
        .containsExactly(
            (byte) 1, (byte) 2, (byte) 3, (byte) 4, (byte) 33, (byte) 7, (byte) 30, (byte) 31,
            (byte) 9, (byte) 10, (byte) 11, (byte) 14, (byte) 15, (byte) 20, (byte) 32, (byte) 34,
            (byte) 35, (byte) 37, (byte) 36, (byte) 12, (byte) 13, (byte) 6);
  }

  @Test
  void otherBytesAreRefused() {
    for (String hex :
        List.of(
            "", // nothing
            "0101ff", // bytes after the query
            "0201", // another version
            "017f", // unknown tag
            "0105" + SCALING_BYTES + "00000002" + TWO + HALF + "01", // a score histogram of 0.1
            "0108" + "00000003" + "00000002" + TWO + HALF + "00", // the same of a comparator
            placements("00000000", ZERO), // a bin without mass
            placements("00000001", "fff0000000000000"), // one of an infinite mass
            placements("00000002", ONE), // one beyond the last
            "010200000002" + ONE, // ends early
            "0102ffffffff", // negative length
            "01027fffffff", // a length beyond the limit
            "01020000000180" + "00000000000000", // minus zero
            "0102000000017ff8000000000000", // not a number
            "0104" + SCALING_BYTES + "00000002" + TWO + HALF + "02", // neither true nor false
            "0104" + SCALING_BYTES + "00000001" + TWO + "00", // a coefficient too few
            "010600000000")) { // an empty bundle
      refused(HexFormat.of().parseHex(hex));
    }
    assertThat(Query.fromBytes(HexFormat.of().parseHex(placements("00000001", ONE))))
        .isInstanceOf(ScorePlacements.class);
    Query nested = new Moments();
    for (int depth = 0; depth < 6; depth++) {
      nested = Bundle.of(nested);
    }
    refused(nested.toBytes());
  }

  /** At one reference, over two bins, one of which is filled. */
  private static String placements(String bin, String mass) {
    return VERSION
        + "1f"
        + ("01" + "00000000" + "00000001" + ONE) // a published model
        + "00" // training
        + "00" // as a whole
        + "00000001" // references
        + (TWO + "00000002" + "00000001" + bin + mass) // without the outcome
        + (TWO + "00000002" + "00000000") // with it
        + (ZERO + ONE); // line
  }

  @Property
  void anyBytesAreAQueryInItsCanonicalFormOrRefused(@ForAll byte[] tail) {
    byte[] bytes = new byte[tail.length + 1];
    bytes[0] = 1;
    System.arraycopy(tail, 0, bytes, 1, tail.length);
    try {
      assertThat(Query.fromBytes(bytes).toBytes()).isEqualTo(bytes);
    } catch (IeumException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.PROTOCOL_VIOLATION);
    }
  }

  @Test
  void shapesFollowFromQueryAndStudyAlone() {
    // age, age missing, sex, apoe=1, apoe=2
    Scaling scaling =
        new Scaling(new double[] {70, 0.5, 0.5, 0, 0}, new double[] {10, 0, 0.5, 0.5, 0.25});
    assertThat(fields(new Moments()))
        .containsExactly(
            "records:1", "events:1", "heldOut:1", "heldOutEvents:1", "observed:5", "sum:5");
    assertThat(new Moments().shape(Samples.study()).field("sum").bound(0)).isEqualTo(30);
    assertThat(fields(new CentredMoments(new Coefficients(70, 0, 0, 0, 0))))
        .containsExactly("squares:5");
    GlmDerivatives shared = new GlmDerivatives(scaling, new Coefficients(0, 1, 1, 1, 1), false);
    assertThat(fields(shared))
        .containsExactly("records:1", "logLikelihood:1", "gradient:5", "information:15");
    assertThat(shared.shape(Samples.study()).field("logLikelihood").bound(0))
        .isEqualTo(1 + 3 + 1 + 2 + 4);
    assertThat(shared.shape(Samples.study()).field("gradient").bound(1)).isEqualTo(3);
    assertThat(fields(new GlmDerivatives(scaling, new Coefficients(1, 1, 1, 1), true)))
        .containsExactly(
            "records:1",
            "logLikelihood:1",
            "gradient:4",
            "information:10",
            "interceptSum:1",
            "interceptInformation:4",
            "interceptVariance:1");
    assertThat(fields(new GlmWarmStart(scaling, 1, 1, false)))
        .containsExactly("weighted:5", "information:15");
    ScoredModel own = new ScoredModel.Own(scaling, new Coefficients(0, 1, 1, 1, 1));
    ScoreGroups groups = new ScoreGroups(own, Partition.TRAIN, true);
    assertThat(fields(groups))
        .containsExactly(
            "records:1",
            "events:1",
            "withheldSites:1",
            "withheldRecords:1",
            "withheldEvents:1",
            "negatives:10",
            "positives:10",
            "heaviestNegatives:1",
            "heaviestPositives:1",
            "siteRecords:2",
            "siteEvents:2",
            "siteWithheldSites:2",
            "siteWithheldRecords:2",
            "siteWithheldEvents:2",
            "siteNegatives:20",
            "sitePositives:20",
            "siteHeaviestNegatives:2",
            "siteHeaviestPositives:2");
    assertThat(fields(new ScoreGroups(own, Partition.TRAIN, false)))
        .hasSize(9)
        .noneMatch(f -> f.startsWith("site"));
    ScorePlacements placements =
        new ScorePlacements(own, Partition.TRAIN, true, Collections.nCopies(3, REFERENCE));
    assertThat(fields(placements))
        .startsWith(
            "squaredError:1",
            "logLikelihood:1",
            "expected:1",
            "lineGradient:2",
            "lineInformation:3",
            "positivePlacements:1",
            "positivePlacementSquares:1",
            "negativePlacements:1",
            "negativePlacementSquares:1",
            "siteSquaredError:2")
        .endsWith("siteNegativePlacementSquares:2")
        .hasSize(18);
    assertThat(placements.shape(Samples.study()).field("positivePlacements").release().resolution())
        .hasValue(-10);
    assertThat(placements.shape(Samples.study()).field("siteSquaredError").release().resolution())
        .hasValue(-12);
    assertThat(fields(Bundle.of(new Moments(), groups)))
        .startsWith("0.records:1")
        .contains("0.sum:5", "1.records:1", "1.siteNegatives:20");
  }

  @Test
  void placementsAreRefusedAtReferencesOfAnotherStudy() {
    ScoredModel own =
        new ScoredModel.Own(
            new Scaling(new double[5], new double[] {1, 1, 1, 1, 1}),
            new Coefficients(new double[6]));
    Query tooFew = new ScorePlacements(own, Partition.TRAIN, true, List.of(REFERENCE));
    assertThatThrownBy(() -> tooFew.shape(Samples.study()))
        .hasMessageContaining("1 references, 3 cells");
    ScoreReference finer =
        new ScoreReference(new ScoreDistribution(5, new double[20]), REFERENCE.positives(), 0, 1);
    Query other = new ScorePlacements(own, Partition.TRAIN, false, List.of(finer));
    assertThatThrownBy(() -> other.shape(Samples.study()))
        .hasMessageContaining("other bins than the study's");
    Query narrow =
        new ScoreGroups(
            new ScoredModel.Own(SCALING, new Coefficients(2, 0.5)), Partition.TRAIN, true);
    assertThatThrownBy(() -> narrow.shape(Samples.study()))
        .hasMessageContaining("a scaling of 2 columns, the design has 5");
  }

  @Test
  void weightsMultiplyBoundsAndAddTheirTotals() {
    StudyManifest plain = Samples.evaluated();
    StudyManifest weighted =
        plain.withPreparation(
            new Preparation(Optional.of(new Preparation.Weight("w", 8)), "", List.of()));
    Scaling scaling =
        new Scaling(new double[] {70, 0.5, 0.5, 0, 0}, new double[] {10, 0, 0.5, 0.5, 0.25});
    Coefficients beta = new Coefficients(0, 1, 1, 1, 1);
    Query derivatives = new GlmDerivatives(scaling, beta, false);
    assertThat(derivatives.shape(weighted).field("gradient").bound(1))
        .isEqualTo(8 * derivatives.shape(plain).field("gradient").bound(1));
    assertThat(names(derivatives, weighted)).endsWith("weight:1");
    assertThat(names(new Moments(), weighted)).endsWith("weight:1", "eventWeight:1");
    Query products = new GlmScoreProducts(scaling, beta);
    assertThat(products.shape(weighted).field("products").bound(0)).isEqualTo(64);
    ScoredModel own = new ScoredModel.Own(scaling, beta);
    assertThat(names(new ScoreGroups(own, Partition.TRAIN, true), weighted))
        .contains(
            "positiveSquares:10",
            "groupRecords:5",
            "groupPositiveSquares:50",
            "siteNegativeSquares:40");
    ScorePlacements placements =
        new ScorePlacements(own, Partition.TRAIN, true, Collections.nCopies(10, REFERENCE));
    assertThat(names(placements, weighted))
        .contains(
            "flaggedNegatives:2",
            "positiveSquarePlacements:1",
            "groupLineInformation:15",
            "groupUnflaggedPositives:10",
            "siteFlaggedPositives:8");
  }

  @Test
  void restrictedQueriesAreRefusedWhereTheStudyDoesNotAskForThem() {
    Query left = new LeavingOut(0, new Moments());
    assertThatThrownBy(() -> left.shape(Samples.study())).hasMessageContaining("site 0");
    assertThat(left.shape(Samples.evaluated()).length())
        .isEqualTo(new Moments().shape(Samples.evaluated()).length());
    assertThatThrownBy(() -> new AtSite(4, new Moments()).shape(Samples.evaluated()))
        .hasMessageContaining("site 4");
    assertThatThrownBy(() -> new Attrition().shape(Samples.study())).hasMessageContaining("steps");
  }

  @Test
  void binsCoverTheLineAndTheRightEdgeBelongsToTheLast() {
    assertThat(ScoreSections.bin(-12, 12, 2000)).isZero();
    assertThat(ScoreSections.bin(12, 12, 2000)).isEqualTo(1999);
    assertThat(ScoreSections.bin(0, 12, 2000)).isEqualTo(1000);
    assertThat(ScoreSections.bin(Math.nextDown(0.0), 12, 2)).isBetween(0, 1);
    assertThat(ScoreSections.bin(100, 12, 2000)).isEqualTo(1999);
  }

  private static List<String> fields(Query query) {
    return names(query, Samples.study());
  }

  private static List<String> names(Query query, StudyManifest study) {
    return query.shape(study).fields().stream().map(s -> s.name() + ":" + s.length()).toList();
  }

  private static void refused(byte[] bytes) {
    assertThatThrownBy(() -> Query.fromBytes(bytes))
        .isInstanceOfSatisfying(
            IeumException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PROTOCOL_VIOLATION));
  }
}
