/** The image files, the compose file and the images' entry point. */
@NullMarked
package org.ieum.cli.docker;

import org.jspecify.annotations.NullMarked;
