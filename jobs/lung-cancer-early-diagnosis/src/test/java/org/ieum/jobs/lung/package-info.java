@NullMarked
package org.ieum.jobs.lung;

import org.jspecify.annotations.NullMarked;
