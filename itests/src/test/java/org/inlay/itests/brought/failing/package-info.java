/** A plugin for tests. */
@NullMarked
package org.inlay.itests.brought.failing;

import org.jspecify.annotations.NullMarked;
