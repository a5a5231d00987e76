package org.ieum.federation.basis;

/** The least and greatest value of a term, both finite. */
public record Bounds(double min, double max) {}
