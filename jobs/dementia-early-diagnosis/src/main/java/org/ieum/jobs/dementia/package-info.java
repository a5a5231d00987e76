/**
 * Three synthetic hospitals for a study of five-year dementia whose true coefficients are known.
 *
 * <p>The coefficients are those of the UK Dementia Risk Score for ages 60 to 79 (Walters et al.,
 * BMC Medicine 2016;14:6), a Cox model, and for APOE ε4 that of the UK Biobank Dementia Risk Score
 * with APOE. Their published log hazard ratios are taken as log odds ratios of a logistic model of
 * the five-year outcome; for an outcome of two per cent the two are close but not the same. No
 * patient stands behind any record. Start at {@link org.ieum.jobs.dementia.SyntheticHospitals}.
 */
@NullMarked
package org.ieum.jobs.dementia;

import org.jspecify.annotations.NullMarked;
