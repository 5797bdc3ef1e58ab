/** Rules and behaviour of customers, free of frameworks. */
@NullMarked
package org.inlay.customers.internal.domain;

import org.jspecify.annotations.NullMarked;
