@NullMarked
package org.ieum.clinical.omop;

import org.jspecify.annotations.NullMarked;
