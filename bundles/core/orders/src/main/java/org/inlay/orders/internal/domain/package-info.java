/** Rules and behaviour of orders, free of frameworks. */
@NullMarked
package org.inlay.orders.internal.domain;

import org.jspecify.annotations.NullMarked;
