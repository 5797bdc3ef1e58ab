/** What bundles put into the staff console: pages and panels, and what they render them with. */
@Export
@Version("1.0.0")
@NullMarked
package org.inlay.platform.web.console;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
