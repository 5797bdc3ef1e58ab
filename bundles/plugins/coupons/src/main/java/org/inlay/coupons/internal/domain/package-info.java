/** What coupons are and what becomes of them, free of frameworks. */
@NullMarked
package org.inlay.coupons.internal.domain;

import org.jspecify.annotations.NullMarked;
