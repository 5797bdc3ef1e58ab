/** Plugins that tests bring as archives, good ones and bad ones. They are built from the classes of the packages below. */
@NullMarked
package org.inlay.itests.brought;

import org.jspecify.annotations.NullMarked;
