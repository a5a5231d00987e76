package org.ieum.privacy;

import java.util.List;
import org.ieum.federation.error.ErrorCode;

/** What a site's disclosure check says. */
public sealed interface Verdict {
  /**
   * The study may run here.
   *
   * @param warnings for the site's own log and its people only: they hold counts
   */
  record Allowed(List<String> warnings) implements Verdict {
    public Allowed {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * The study may not run here.
   *
   * @param reason for the site's own log and its people only: it holds counts
   */
  record Refused(String reason) implements Verdict {
    /** All that may leave the site: the same code whatever the reason. */
    public ErrorCode outward() {
      return ErrorCode.REFUSED_BY_SITE;
    }
  }
}
