/** A plugin for tests. */
@NullMarked
package org.inlay.itests.brought.west;

import org.jspecify.annotations.NullMarked;
