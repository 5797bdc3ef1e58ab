/** Customers, appointments, visits and tags, as other bundles call them. */
@Export
@Version("1.0.0")
@NullMarked
package org.inlay.customers;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
