package org.ieum.federation.preview;

/**
 * A covariate whose records crowd about the outcome's date: likely part of the work-up or treatment
 * of the outcome, and so no predictor.
 *
 * @param covariate its name
 * @param nearShare share of its records, among persons with the outcome, that lie about the date
 * @param expectedShare the share that an even spread over the observed time would give
 * @param records its records among persons with the outcome
 * @param casesWith persons with the outcome that have a record
 * @param othersWith persons without the outcome that have one
 * @param days how far from the date counts as about it, before and after
 */
public record LeakWarning(
    String covariate,
    double nearShare,
    double expectedShare,
    long records,
    long casesWith,
    long othersWith,
    int days) {}
