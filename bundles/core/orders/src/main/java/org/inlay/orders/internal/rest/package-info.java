/** REST resources of orders, thin. */
@NullMarked
package org.inlay.orders.internal.rest;

import org.jspecify.annotations.NullMarked;
