/** A plugin for tests. */
@NullMarked
package org.inlay.itests.brought.grumpy;

import org.jspecify.annotations.NullMarked;
