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
 * }</pre>
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
