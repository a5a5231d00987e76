package org.ieum.clinical;

import java.nio.file.Path;
import java.util.Optional;
import org.ieum.clinical.yaml.YamlDocument;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.study.FeatureDictionary;

/**
 * Reads a feature dictionary of its own file, format {@code dictionary/v1}: the one that several
 * studies share, or the one by which a site says what its table holds.
 *
 * <pre>{@code
 * ieum: dictionary/v1
 * covariates:
 *   - {name: age, type: continuous, min: 18, max: 110, unit: a, description: Age at the index date}
 *   - {name: sex, column: gender, type: binary}
 *   - {name: log-psa, column: psa, type: continuous, min: 0.1, max: 500, transform: log}
 *   - {name: age2, column: age, type: continuous, min: 18, max: 110, centre: 60, power: 2}
 *   - {name: age-band, column: age, type: categorical, min: 18, max: 110, cuts: [50, 65, 80]}
 *   - {name: age-s, column: age, type: continuous, min: 18, max: 110,
 *      spline: {knots: [45, 60, 75, 85]}}
 * }</pre>
 *
 * <p>Several covariates may use one column. {@code min} and {@code max} are limits of the raw
 * value, outside which it is absent; what enters the model is made of values within them:
 *
 * <ul>
 *   <li>{@code transform: log}: the natural logarithm; {@code min} is above 0.
 *   <li>{@code power}, 2 or 3, with {@code centre}, 0 where left out: (x − centre) to that power.
 *   <li>{@code spline}: the restricted cubic spline with these 3 to 7 knots, ascending and within
 *       the limits ({@link org.ieum.federation.basis.Spline}); its columns are {@code age-s}, which
 *       is x, {@code age-s'}, {@code age-s''}, ….
 *   <li>{@code cuts}, of a categorical covariate in place of {@code levels}: its levels are the
 *       bands {@code below 50}, {@code 50 to below 65}, {@code 65 to below 80} and {@code 80 and
 *       above}, the first the reference.
 * </ul>
 *
 * <p>An absent value gets the mean of the transformed ones, as in every column. A comparator's term
 * takes a transformed covariate's first column; a subgroup with cuts needs one whose values enter
 * as they are.
 */
public final class DictionaryFile {
  /** The word in a dictionary file's {@code ieum} key. */
  public static final String FORMAT = "dictionary/v1";

  private DictionaryFile() {}

  /**
   * Reads a dictionary file.
   *
   * @throws org.ieum.federation.error.IeumException BAD_STUDY, with every fault of the file, a line
   *     each
   */
  public static FeatureDictionary read(Path file) {
    YamlDocument document = YamlDocument.read(file, ErrorCode.BAD_STUDY);
    Optional<FeatureDictionary> dictionary = read(document);
    document.finish();
    return dictionary.orElseThrow();
  }

  /** Empty where the document is faulty; its {@code finish()} then throws. */
  static Optional<FeatureDictionary> read(YamlDocument document) {
    document.root().format(FORMAT);
    return Covariates.read(document, document.root());
  }
}
