package org.ieum.securesum;

/** A released seed and whose it is. */
public record SiteSeed(SiteName site, Seed seed) {}
