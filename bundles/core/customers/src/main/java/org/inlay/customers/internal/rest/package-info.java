/** REST resources of customers, thin. */
@NullMarked
package org.inlay.customers.internal.rest;

import org.jspecify.annotations.NullMarked;
