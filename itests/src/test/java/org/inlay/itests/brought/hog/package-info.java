/** A plugin for tests. */
@NullMarked
package org.inlay.itests.brought.hog;

import org.jspecify.annotations.NullMarked;
