/** What can be asked of customers' orders, deals, executions and days in a segment; each as SQL on {@code c}. */
@NullMarked
package org.inlay.orders.internal.persistence.criteria;

import org.jspecify.annotations.NullMarked;
