/** A study while it runs, on a terminal and as plain lines. */
@NullMarked
package org.ieum.cli.progress;

import org.jspecify.annotations.NullMarked;
