/** What can be asked of customers, their visits and appointments in a segment; each as SQL on {@code c}. */
@NullMarked
package org.inlay.customers.internal.persistence.criteria;

import org.jspecify.annotations.NullMarked;
