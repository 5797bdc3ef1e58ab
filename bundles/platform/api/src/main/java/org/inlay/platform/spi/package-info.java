/** What a bundle implements to take part in the platform. */
@Export
@Version("1.0.0")
@NullMarked
package org.inlay.platform.spi;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
