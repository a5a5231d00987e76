/** A study's definition as sentences for clinicians. */
@NullMarked
package org.ieum.cli.report.words;

import org.jspecify.annotations.NullMarked;
