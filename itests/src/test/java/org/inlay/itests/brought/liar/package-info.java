/** A plugin for tests. */
@NullMarked
package org.inlay.itests.brought.liar;

import org.jspecify.annotations.NullMarked;
