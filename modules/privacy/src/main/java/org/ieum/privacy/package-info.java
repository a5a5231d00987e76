/** Disclosure rules that a site checks before anything is masked. */
@NullMarked
package org.ieum.privacy;

import org.jspecify.annotations.NullMarked;
