/** Entities and repositories of customers; entities never leave this package. */
@NullMarked
package org.inlay.customers.internal.persistence;

import org.jspecify.annotations.NullMarked;
