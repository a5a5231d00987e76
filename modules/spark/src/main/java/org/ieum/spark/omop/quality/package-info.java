/**
 * What is looked at before a study runs at a site, in a few passes of Spark that bring back counts
 * alone: the data-quality gates ({@link org.ieum.spark.omop.quality.QualityGates}) and the leak
 * detector ({@link org.ieum.spark.omop.quality.LeakDetector}). The counts stay at the site.
 */
@NullMarked
package org.ieum.spark.omop.quality;

import org.jspecify.annotations.NullMarked;
