/** The console, in Chromium. */
@NullMarked
package org.inlay.itests.console;

import org.jspecify.annotations.NullMarked;
