/** Their pages. */
@NullMarked
package org.inlay.coupons.internal.console;

import org.jspecify.annotations.NullMarked;
