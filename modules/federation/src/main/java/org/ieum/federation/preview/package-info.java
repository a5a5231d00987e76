/**
 * What a hospital's own people see of a study before they approve it: counts, findings and warnings
 * about their own tables, which stay at the site. Start at {@link
 * org.ieum.federation.preview.SitePreview}.
 */
@NullMarked
package org.ieum.federation.preview;

import org.jspecify.annotations.NullMarked;
