/** What can go wrong, whose it is to mend, and how a message says so. */
@NullMarked
package org.ieum.federation.error;

import org.jspecify.annotations.NullMarked;
