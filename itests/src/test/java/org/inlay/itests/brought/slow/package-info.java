/** A plugin for tests. */
@NullMarked
package org.inlay.itests.brought.slow;

import org.jspecify.annotations.NullMarked;
