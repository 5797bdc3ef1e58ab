/** Their tables. */
@NullMarked
package org.inlay.coupons.internal.persistence;

import org.jspecify.annotations.NullMarked;
