/** A plugin for tests. */
@NullMarked
package org.inlay.itests.brought.pricer;

import org.jspecify.annotations.NullMarked;
