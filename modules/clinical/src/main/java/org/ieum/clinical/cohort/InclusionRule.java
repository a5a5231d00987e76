package org.ieum.clinical.cohort;

/** A named rule that entry events must meet; attrition is counted rule by rule, in order. */
public record InclusionRule(String name, CriteriaGroup group) {}
