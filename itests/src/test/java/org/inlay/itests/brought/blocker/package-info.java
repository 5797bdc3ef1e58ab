/** A plugin for tests. */
@NullMarked
package org.inlay.itests.brought.blocker;

import org.jspecify.annotations.NullMarked;
