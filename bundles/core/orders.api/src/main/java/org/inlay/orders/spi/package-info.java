/** What a bundle implements to take part in pricing, checkout and payment. */
@Export
@Version("1.0.0")
@NullMarked
package org.inlay.orders.spi;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
