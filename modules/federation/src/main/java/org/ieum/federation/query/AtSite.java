package org.ieum.federation.query;

import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Shape;

/**
 * A query over one site alone; all others send zeros, and so does the site itself unless its policy
 * consents to figures of its own. Refused in studies without leave-one-site-out validation.
 *
 * @param site index of the site in the manifest's sites
 */
public record AtSite(int site, Query query) implements Query {
  static final byte TAG = 13;

  @Override
  public Shape shape(StudyManifest study) {
    LeavingOut.check(study, site);
    return query.shape(study).atSite(site);
  }

  @Override
  public String describe() {
    return query.describe() + " at site " + (site + 1);
  }

  @Override
  public String kind() {
    return query.kind() + " at one site";
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

  static AtSite readBody(DataInputStream in, int depth) throws IOException {
    return new AtSite(in.readInt(), QueryFormat.read(in, depth));
  }
}
