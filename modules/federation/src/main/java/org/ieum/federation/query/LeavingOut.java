package org.ieum.federation.query;

import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Shape;

/**
 * A query over all sites but one, which sends zeros. A site whose policy does not consent to
 * figures of its own is never left out: it answers as if the query were not restricted, so that no
 * two sums differ by it alone. Refused in studies without leave-one-site-out validation.
 *
 * @param site index of the site in the manifest's sites
 */
public record LeavingOut(int site, Query query) implements Query {
  static final byte TAG = 12;

  @Override
  public Shape shape(StudyManifest study) {
    check(study, site);
    return query.shape(study);
  }

  static void check(StudyManifest study, int site) {
    if (!study.evaluation().leaveOneSiteOut() || site < 0 || site >= study.sites().size()) {
      throw new IllegalArgumentException(
          "the study does not ask for a validation at site " + site + " without it");
    }
  }

  @Override
  public String describe() {
    return query.describe() + " without site " + (site + 1);
  }

  @Override
  public String kind() {
    return query.kind() + " without one site";
  }

  @Override
  public boolean aboutOneSite() {
    return true;
  }

  @Override
  public byte tag() {
    return TAG;
  }

  @Override
  public void writeBody(DataOutput out) throws IOException {
    out.writeInt(site);
    QueryFormat.write(query, out);
  }

  static LeavingOut readBody(DataInputStream in, int depth) throws IOException {
    return new LeavingOut(in.readInt(), QueryFormat.read(in, depth));
  }
}
