package org.ieum.spark;

/**
 * The part of this site in a study.
 *
 * @param site index of the site in the study's sites
 * @param shareSiteResults whether the site consents to its own evaluation figures
 */
public record SitePart(int site, boolean shareSiteResults) {}
