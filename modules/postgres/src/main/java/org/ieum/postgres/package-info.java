/**
 * A PostgreSQL server of one's own for the demo and for tests: {@link
 * org.ieum.postgres.LocalPostgres#start}. Its programs come with the build; nothing is installed,
 * and nothing stays when it is closed. It knows nothing of Ieum.
 */
@NullMarked
package org.ieum.postgres;

import org.jspecify.annotations.NullMarked;
