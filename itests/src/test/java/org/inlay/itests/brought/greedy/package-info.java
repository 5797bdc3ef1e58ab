/** A plugin for tests. */
@NullMarked
package org.inlay.itests.brought.greedy;

import org.jspecify.annotations.NullMarked;
