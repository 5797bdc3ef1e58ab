/** Tests of the assembled distribution, inside it and from outside. */
@NullMarked
package org.inlay.itests;

import org.jspecify.annotations.NullMarked;
