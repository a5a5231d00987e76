/** Says what is wrong with a party's set-up before a study does. */
@NullMarked
package org.ieum.cli.doctor;

import org.jspecify.annotations.NullMarked;
