/** A plugin for tests. */
@NullMarked
package org.inlay.itests.brought.squatter;

import org.jspecify.annotations.NullMarked;
