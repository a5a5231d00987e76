package org.ieum.federation;

/**
 * What a site's own people see of its prepared table. Stays at the site.
 *
 * @param records records that train the model
 * @param events of those, records with the outcome
 * @param heldOut records held out
 * @param heldOutEvents of those, records with the outcome
 */
public record TableSummary(long records, long events, long heldOut, long heldOutEvents) {
  public long total() {
    return records + heldOut;
  }
}
