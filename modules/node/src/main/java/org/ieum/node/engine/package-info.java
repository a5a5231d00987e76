/**
 * The site engine as the node sees it: a Spark application that the node submits, asks over
 * loopback with a one-time token, and relaunches when it dies.
 */
@NullMarked
package org.ieum.node.engine;

import org.jspecify.annotations.NullMarked;
