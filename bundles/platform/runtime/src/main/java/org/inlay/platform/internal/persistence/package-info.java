/** Data source, migrations, entities and repositories of the platform. */
@NullMarked
package org.inlay.platform.internal.persistence;

import org.jspecify.annotations.NullMarked;
