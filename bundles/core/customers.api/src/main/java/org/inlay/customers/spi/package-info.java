/** What a bundle implements to add to the customer. */
@Export
@Version("1.0.0")
@NullMarked
package org.inlay.customers.spi;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
