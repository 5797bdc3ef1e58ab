/** The console's pages of customers, their appointments and visits. */
@NullMarked
package org.inlay.customers.internal.console;

import org.jspecify.annotations.NullMarked;
