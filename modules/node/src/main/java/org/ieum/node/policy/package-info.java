/** What may run at this site: rules, people's decisions, and how they are recorded. */
@NullMarked
package org.ieum.node.policy;

import org.jspecify.annotations.NullMarked;
