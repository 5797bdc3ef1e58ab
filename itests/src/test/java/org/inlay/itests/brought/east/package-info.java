/** A plugin for tests. */
@NullMarked
package org.inlay.itests.brought.east;

import org.jspecify.annotations.NullMarked;
