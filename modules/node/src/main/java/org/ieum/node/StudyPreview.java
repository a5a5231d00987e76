package org.ieum.node;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.ieum.algorithms.StudyProgram;
import org.ieum.federation.Federation;
import org.ieum.federation.engine.EngineMessage;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.preview.SitePreview;
import org.ieum.federation.query.Query;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.AggregateVector;
import org.ieum.federation.vector.Field;
import org.ieum.federation.vector.FixedPoint;
import org.ieum.node.engine.EngineDesk;
import org.ieum.node.engine.EngineLauncher;
import org.ieum.privacy.Verdict;

/**
 * A study as the hospital's own people see it before they decide: what the engine finds in the
 * hospital's tables, and the first vector that would leave, in the clear. Nothing is sent anywhere,
 * nothing enters the ledger.
 *
 * @param found in the tables
 * @param first what the first round would send; its numbers are absent where the study cannot run
 */
public record StudyPreview(StudyManifest study, SitePreview found, FirstRound first) {
  /**
   * What one round would send.
   *
   * @param query in a few words
   * @param bytes of the vector, before and after masking
   * @param numbers in order; empty where the study cannot run here
   */
  public record FirstRound(String query, int length, long bytes, List<Entry> numbers) {
    public FirstRound {
      numbers = List.copyOf(numbers);
    }
  }

  /**
   * A number of the vector.
   *
   * @param field of the query's shape
   * @param site the one that the number is about; empty where it is about no single one
   * @param label the design column, covariate or step that it is about; empty where the field's
   *     name says it
   * @param meaning what it is, in a few words
   */
  public record Entry(String field, String site, String label, String meaning, double value) {
    /** The field's name without the number of its query in the bundle. */
    public String fieldName() {
      return field.substring(field.lastIndexOf('.') + 1);
    }
  }

  /**
   * Looks with the site's own Spark.
   *
   * @param spark the Spark that comes with Ieum
   * @param engineJars Ieum's engine jars
   * @throws IeumException BAD_TABLE when this site offers no such table; as the engine's own errors
   */
  public static StudyPreview of(
      NodeConfig config, StudyManifest study, Path spark, Path engineJars) {
    return of(config, study, SiteEngine.launcher(config, spark, engineJars, "preview.log"));
  }

  /** Looks with another way to launch the engine. */
  public static StudyPreview of(NodeConfig config, StudyManifest study, EngineLauncher launcher) {
    EngineMessage.Prepare prepare = prepare(config, study);
    Query query = firstQuery(study);
    try (EngineDesk engine = new EngineDesk(launcher, new SecureRandom())) {
      SitePreview found = engine.preview(prepare);
      if (!found.blocked()) {
        Verdict verdict = config.policy().check().beforeStudy(engine.prepare(prepare), study);
        found = found.withFindings(verdict.findings());
      }
      List<Entry> numbers =
          found.blocked()
              ? List.of()
              : numbers(study, query, engine.answer(prepare, query.toBytes()));
      FixedPoint scale = query.scale(study);
      return new StudyPreview(
          study,
          found,
          new FirstRound(
              query.describe(), scale.length(), (long) Long.BYTES * scale.words(), numbers));
    }
  }

  private static EngineMessage.Prepare prepare(NodeConfig config, StudyManifest study) {
    NodeConfig.Table table = config.tables().get(study.table());
    if (table == null) {
      throw new IeumException(
          ErrorCode.BAD_TABLE,
          "study "
              + study.id()
              + ": expected a table '"
              + study.table()
              + "' among 'tables' in node.yaml, found "
              + config.tables().keySet()
              + "; add it");
    }
    int site = study.sites().indexOf(config.site());
    if (site < 0) {
      throw new IeumException(
          ErrorCode.BAD_STUDY,
          "study "
              + study.id()
              + ": expected this site, "
              + config.site()
              + ", among its sites, found "
              + study.sites());
    }
    return new EngineMessage.Prepare(
        study.toBytes(),
        table.uri(),
        table.format(),
        table.options(),
        site,
        config.policy().shareSiteResults());
  }

  private static List<Entry> numbers(StudyManifest study, Query query, long[] words) {
    FixedPoint scale = query.scale(study);
    List<Entry> numbers = new ArrayList<>();
    for (Field field : query.shape(study).fields()) {
      for (int i = 0; i < field.length(); i++) {
        OptionalInt site = field.site(i);
        String owner = site.isPresent() ? study.sites().get(site.getAsInt()) : "";
        double value = scale.decode(words, numbers.size());
        numbers.add(new Entry(field.name(), owner, field.label(i), field.meaning(), value));
      }
    }
    return numbers;
  }

  /** The first question that the study program asks; it follows from the manifest alone. */
  private static Query firstQuery(StudyManifest study) {
    try {
      StudyProgram.run(new FirstQuestion(study), step -> {});
    } catch (Asked asked) {
      return asked.query;
    }
    throw new IllegalStateException("a study asks at least once");
  }

  /** Answers nothing: the first question ends the program. */
  private record FirstQuestion(StudyManifest study) implements Federation {
    @Override
    public AggregateVector ask(Query query) {
      throw new Asked(query);
    }
  }

  private static final class Asked extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Query query;

    Asked(Query query) {
      this.query = query;
    }
  }
}
