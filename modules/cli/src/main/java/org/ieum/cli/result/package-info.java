/** A finished study for people and for programs: the JSON document and the table. */
@NullMarked
package org.ieum.cli.result;

import org.jspecify.annotations.NullMarked;
