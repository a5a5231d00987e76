/**
 * The program {@code ieum}: one command line for data scientists, hospitals and reviewers.
 *
 * <p>Promises: results on standard output, progress on standard error; with {@code --json} exactly
 * one JSON document; exit status 0 done, 1 the answer is no, 2 it could not be done as asked; an
 * error is one message that says what to do. Refuses to know: records, and how a study is computed.
 *
 * <p>Start reading at {@link org.ieum.cli.Main} and {@link org.ieum.cli.IeumCommand}; {@link
 * org.ieum.cli.Exit} is the one place that decides an exit status.
 */
@NullMarked
package org.ieum.cli;

import org.jspecify.annotations.NullMarked;
