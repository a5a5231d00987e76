/** Ledgers on disk as a reviewer names them. */
@NullMarked
package org.ieum.cli.audit;

import org.jspecify.annotations.NullMarked;
