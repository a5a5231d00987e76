package org.ieum.federation.engine;

import java.util.Map;
import org.ieum.federation.TableSummary;
import org.ieum.federation.error.ErrorCode;

/** What a node and its engine say to each other. */
public sealed interface EngineMessage {
  /** Engine → node, first: the one-time token that the node gave at launch. */
  record Hello(String token) implements EngineMessage {
    @Override
    public String toString() {
      return "Hello";
    }
  }

  /**
   * Node → engine: get the study's analysis table ready.
   *
   * @param manifest canonical bytes of the study manifest
   * @param uri where the flat table or the CDM is, any Hadoop file system or {@code jdbc:…}
   * @param format {@code csv}, {@code parquet}, {@code orc}, or {@code omop-…}
   * @param options reader options of the format
   * @param site index of this site in the manifest's sites
   * @param shareSiteResults whether the site consents to its own evaluation figures
   */
  record Prepare(
      byte[] manifest,
      String uri,
      String format,
      Map<String, String> options,
      int site,
      boolean shareSiteResults)
      implements EngineMessage {
    public Prepare {
      manifest = manifest.clone();
      options = Map.copyOf(options);
    }
  }

  /** Engine → node: the table is ready. */
  record Prepared(TableSummary summary) implements EngineMessage {}

  /**
   * Node → engine: look at the site's tables for people of the site, and get the study's analysis
   * table ready where nothing is in the way.
   */
  record Preview(Prepare study) implements EngineMessage {}

  /**
   * Engine → node: what was found.
   *
   * @param document of {@link org.ieum.federation.preview.SitePreview}; stays at the site
   */
  record Previewed(byte[] document) implements EngineMessage {
    public Previewed {
      document = document.clone();
    }

    @Override
    public String toString() {
      return "Previewed[" + document.length + " bytes]";
    }
  }

  /** Node → engine: answer this query of the prepared study. */
  record Ask(byte[] query) implements EngineMessage {
    public Ask {
      query = query.clone();
    }
  }

  /** Engine → node: the words of the site's vector. */
  record Answer(long[] words) implements EngineMessage {
    public Answer {
      words = words.clone();
    }

    @Override
    public String toString() {
      return "Answer[" + words.length + " words]";
    }
  }

  /**
   * Engine → node: the tables are larger than those for which the engine was started; the node
   * starts one for large tables and asks again.
   */
  record TooLarge() implements EngineMessage {}

  /** Engine → node: the last message could not be done; the text holds no patient value. */
  record Failed(ErrorCode code, String text) implements EngineMessage {}

  /** Node → engine: stop. */
  record Goodbye() implements EngineMessage {}
}
