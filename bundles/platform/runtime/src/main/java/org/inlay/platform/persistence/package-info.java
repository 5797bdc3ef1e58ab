/** The database as bundles use it: SQL over sets, and the sign that a bundle's tables are there. */
@Export
@Version("1.0.0")
@NullMarked
package org.inlay.platform.persistence;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
