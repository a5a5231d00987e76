/**
 * The sections of a study's report, in the order of TRIPOD+AI (Collins et al. 2024). Start at
 * {@link org.ieum.cli.report.section.Sections}.
 */
@NullMarked
package org.ieum.cli.report.section;

import org.jspecify.annotations.NullMarked;
