/**
 * The demo's report: one HTML file with its pictures inside, that needs nothing from anywhere.
 *
 * <p>Start reading at {@link org.ieum.cli.report.Report}.
 */
@NullMarked
package org.ieum.cli.report;

import org.jspecify.annotations.NullMarked;
