/**
 * What crosses organisations: the messages of {@code federation.proto}, their codecs, identities
 * and mutual TLS, and the clients of both services.
 *
 * <p>protobuf stays in here and in the two servers. Start reading at {@code federation.proto}.
 */
@NullMarked
package org.ieum.wire;

import org.jspecify.annotations.NullMarked;
