package org.ieum.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.spark.sql.SparkSession;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.preview.Finding;
import org.ieum.federation.preview.SitePreview;
import org.ieum.federation.study.StudyManifest;
import org.ieum.privacy.DisclosureCheck;
import org.ieum.privacy.DisclosureRules;
import org.ieum.privacy.Verdict;
import org.ieum.spark.SitePart;
import org.ieum.spark.SparkSiteTable;
import org.ieum.spark.TableSource;

/**
 * Opens each site's table as the site's own node would: looked at as its preview looks, and refused
 * for what its node refuses.
 */
final class NodeRules implements Simulation.Opening {
  private final SparkSession session;
  private final StudyManifest study;
  private final DisclosureCheck check;
  private final boolean shareSiteResults;
  private final Map<String, SitePreview> found = new ConcurrentSkipListMap<>();

  /**
   * The policy of every site.
   *
   * @param minimumCohort a node's {@code policy: minimum-cohort}
   * @param shareSiteResults a node's {@code policy: share-site-results}
   */
  NodeRules(
      SparkSession session, StudyManifest study, int minimumCohort, boolean shareSiteResults) {
    this.session = session;
    this.study = study;
    this.check = new DisclosureCheck(DisclosureRules.standard().withMinimumCohort(minimumCohort));
    this.shareSiteResults = shareSiteResults;
  }

  @Override
  public SparkSiteTable open(TableSource source, int site) {
    String name = study.sites().get(site);
    SparkSiteTable table =
        SparkSiteTable.inspected(
            session,
            study,
            source,
            new SitePart(site, shareSiteResults),
            seen -> found.put(name, seen));
    Verdict verdict = check.beforeStudy(table.summary(), study);
    found.computeIfPresent(name, (n, seen) -> seen.withFindings(verdict.findings()));
    try {
      verdict.check();
    } catch (IeumException e) {
      table.close();
      throw e;
    } finally {
      tell(name);
    }
    return table;
  }

  /** Warnings, as the node's preview has them. */
  private void tell(String site) {
    SitePreview seen = found.get(site);
    if (seen == null) {
      return;
    }
    for (Finding f : seen.findings()) {
      if (!f.blocks()) {
        String share = f.of() > 0 ? " " + f.count() + " of " + f.of() : "";
        Application.progress(
            site + ": warning " + f.code() + " " + f.subject() + share + ": " + f.text());
      }
    }
    seen.leaks()
        .forEach(
            w ->
                Application.progress(
                    site
                        + ": warning: the records of covariate "
                        + w.covariate()
                        + " crowd about the outcome: likely its work-up or treatment"));
  }

  /** What was found at each site: an object with a preview a site. */
  byte[] document() {
    try {
      return new ObjectMapper().writeValueAsBytes(found);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("previews are plain data", e);
    }
  }
}
