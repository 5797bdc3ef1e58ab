/** Starts and stops the embedded Derby engine with its bundle. */
@NullMarked
package org.inlay.vendor.derby;

import org.jspecify.annotations.NullMarked;
