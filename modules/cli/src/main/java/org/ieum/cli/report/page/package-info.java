/** The HTML page: escaped text, tables, the style and numbers as people read them. */
@NullMarked
package org.ieum.cli.report.page;

import org.jspecify.annotations.NullMarked;
