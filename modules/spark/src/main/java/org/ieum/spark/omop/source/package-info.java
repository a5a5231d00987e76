/**
 * OMOP CDMs where hospitals keep them: files on any Hadoop file system, or a database over JDBC.
 * Start at {@link org.ieum.spark.omop.source.CdmSources}.
 *
 * <p>Promises: the schema is checked before a {@link org.ieum.spark.omop.Cdm} exists, with every
 * fault in one message; all kinds of source give the same rows; filters on ids, concepts and dates
 * reach the files' statistics and the database; a database sees a read-only login, no temporary
 * tables and never more connections than agreed.
 */
@NullMarked
package org.ieum.spark.omop.source;

import org.jspecify.annotations.NullMarked;
