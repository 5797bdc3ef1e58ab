/** The console's pages of orders: checkout, orders with their payments and returns, what a customer bought. */
@NullMarked
package org.inlay.orders.internal.console;

import org.jspecify.annotations.NullMarked;
