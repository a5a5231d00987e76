/** The callers of the coordinator's two services: {@link StudiesClient} and {@link SiteStream}. */
@NullMarked
package org.ieum.wire.client;

import org.jspecify.annotations.NullMarked;
