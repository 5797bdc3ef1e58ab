/** Customers, visits, appointments, records and tags, through their services and over REST. */
@NullMarked
package org.inlay.itests.customers;

import org.jspecify.annotations.NullMarked;
