@NullMarked
package org.ieum.jobs.cancer;

import org.jspecify.annotations.NullMarked;
