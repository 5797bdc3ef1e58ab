/** What every bundle calls: clinics, staff, rules, transactions, audit, identity and time. */
@Export
@Version("1.0.0")
@NullMarked
package org.inlay.platform;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
