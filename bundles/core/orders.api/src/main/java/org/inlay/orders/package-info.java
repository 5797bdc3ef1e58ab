/** Catalogue, orders, payments, entitlements and deals, as other bundles call them. */
@Export
@Version("1.0.0")
@NullMarked
package org.inlay.orders;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
