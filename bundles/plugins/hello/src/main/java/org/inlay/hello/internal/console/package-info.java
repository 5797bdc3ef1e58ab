/** Its page. */
@NullMarked
package org.inlay.hello.internal.console;

import org.jspecify.annotations.NullMarked;
