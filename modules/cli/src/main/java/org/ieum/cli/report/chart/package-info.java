/** Pictures as SVG that needs no script; colours come from the page's style. */
@NullMarked
package org.ieum.cli.report.chart;

import org.jspecify.annotations.NullMarked;
