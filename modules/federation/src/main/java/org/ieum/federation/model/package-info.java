/** What a study leaves behind: the fitted model and its evaluation, as one canonical document. */
@NullMarked
package org.ieum.federation.model;

import org.jspecify.annotations.NullMarked;
