/** What the REST resources of every bundle use: answers that happen once, versions, money and pages as clients write them. */
@Export
@Version("1.0.0")
@NullMarked
package org.inlay.platform.web;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
