/** The plugin {@code coupons}, inside the container. */
@NullMarked
package org.inlay.itests.coupons;

import org.jspecify.annotations.NullMarked;
