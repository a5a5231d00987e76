/**
 * The demo: a federation of separate processes on this machine, from keys to report.
 *
 * <p>Start reading at {@link org.ieum.cli.demo.Demo}.
 */
@NullMarked
package org.ieum.cli.demo;

import org.jspecify.annotations.NullMarked;
