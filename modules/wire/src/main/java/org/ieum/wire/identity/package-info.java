/**
 * Who a party is: its certificate and key, its peer's certificate, and the signed roster of the
 * federation.
 *
 * <p>Promises: an identity that loads is whole, in date, of this federation and its own. Refuses to
 * know: sockets and messages. Start reading at {@link org.ieum.wire.identity.PartyIdentity}, then
 * {@link org.ieum.wire.identity.Roster}; {@link org.ieum.wire.identity.FederationInit} makes both.
 */
@NullMarked
package org.ieum.wire.identity;

import org.jspecify.annotations.NullMarked;
