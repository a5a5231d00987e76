/**
 * A study's report: one HTML file with its pictures inside, that needs nothing from anywhere.
 *
 * <p>Start reading at {@link org.ieum.cli.report.StudyReport}; {@link org.ieum.cli.report.Report}
 * is the demo's, with sections of its own.
 */
@NullMarked
package org.ieum.cli.report;

import org.jspecify.annotations.NullMarked;
