/** The frame of the staff console: sign-in, navigation, forms that count once, errors. */
@NullMarked
package org.inlay.platform.web.internal.console;

import org.jspecify.annotations.NullMarked;
