/**
 * The loopback link between a node and its site engine: one token, then questions and answers.
 *
 * <p>Both ends use {@link org.ieum.federation.engine.EngineChannel}; the messages are the variants
 * of {@link org.ieum.federation.engine.EngineMessage}.
 */
@NullMarked
package org.ieum.federation.engine;

import org.jspecify.annotations.NullMarked;
