package org.ieum.federation.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Who took part, before anything was fitted.
 *
 * @param attrition persons left after each step, all sites; empty for flat tables
 * @param columns Table 1 of all sites, one a design column
 * @param sites attrition and Table 1 of the consenting sites
 * @param presence which site ever recorded which covariate; one a covariate
 * @param outside records with a value outside its covariate's plausible limits, which counts as
 *     absent; one a covariate that has limits
 */
public record Cohort(
    long records,
    long events,
    List<Step> attrition,
    List<Column> columns,
    List<SiteCohort> sites,
    List<Presence> presence,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Outside> outside) {
  public Cohort {
    attrition = List.copyOf(attrition);
    columns = List.copyOf(columns);
    sites = List.copyOf(sites);
    presence = List.copyOf(presence);
    // Documents from before these were counted have none.
    outside = outside == null ? List.of() : List.copyOf(outside);
  }

  /** A cohort of which nobody counted the values outside their limits. */
  public Cohort(
      long records,
      long events,
      List<Step> attrition,
      List<Column> columns,
      List<SiteCohort> sites,
      List<Presence> presence) {
    this(records, events, attrition, columns, sites, presence, List.of());
  }

  /** Of a model of which nothing else is known. */
  public static Cohort none() {
    return new Cohort(0, 0, List.of(), List.of(), List.of(), List.of());
  }

  /** A step of the preparation and how many persons are left after it. */
  public record Step(String label, long persons) {}

  /**
   * A design column over the records, training and held out, whose value is present; unweighted.
   *
   * @param mean NaN where none is present; of a level or flag, its share
   * @param standardDeviation NaN where fewer than two are present
   */
  public record Column(String name, long observed, double mean, double standardDeviation) {}

  /** The part of a consenting site. */
  public record SiteCohort(
      String site, long records, long events, List<Step> attrition, List<Column> columns) {
    public SiteCohort {
      attrition = List.copyOf(attrition);
      columns = List.copyOf(columns);
    }
  }

  /**
   * Where a covariate was ever recorded.
   *
   * @param absentAt sites none of whose records has a value
   */
  public record Presence(String covariate, List<String> absentAt) {
    public Presence {
      absentAt = List.copyOf(absentAt);
    }
  }

  /**
   * How often a covariate's value lay outside its plausible limits.
   *
   * @param records of all sites, a sum of counts that each site rounds ({@link
   *     org.ieum.federation.query.OutsideLimits#rounded})
   * @param sites the same of the consenting sites
   */
  public record Outside(String covariate, long records, List<AtSite> sites) {
    public Outside {
      sites = List.copyOf(sites);
    }

    /** A consenting site's count. */
    public record AtSite(String site, long records) {}
  }
}
