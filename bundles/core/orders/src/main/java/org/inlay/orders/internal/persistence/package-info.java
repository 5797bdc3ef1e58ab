/** Entities and repositories of orders; entities never leave this package. */
@NullMarked
package org.inlay.orders.internal.persistence;

import org.jspecify.annotations.NullMarked;
