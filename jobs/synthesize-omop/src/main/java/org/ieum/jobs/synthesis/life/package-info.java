/**
 * One synthetic person: traits, visits, events. Pure functions of (seed, site, person); nothing
 * here knows a table or Spark.
 */
@NullMarked
package org.ieum.jobs.synthesis.life;

import org.jspecify.annotations.NullMarked;
