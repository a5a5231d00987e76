/** Study files, feature dictionaries and strict YAML; pure Java. */
@NullMarked
package org.ieum.clinical;

import org.jspecify.annotations.NullMarked;
