/** What the platform promises every bundle. */
@NullMarked
package org.inlay.itests.platform;

import org.jspecify.annotations.NullMarked;
