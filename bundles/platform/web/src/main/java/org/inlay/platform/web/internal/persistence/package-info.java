/** Stored answers of repeatable requests. */
@NullMarked
package org.inlay.platform.web.internal.persistence;

import org.jspecify.annotations.NullMarked;
