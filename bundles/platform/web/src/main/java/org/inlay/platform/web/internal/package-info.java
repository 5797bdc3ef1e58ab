/** HTTP tier: health, JSON, validation, problems, OpenAPI. */
@NullMarked
package org.inlay.platform.web.internal;

import org.jspecify.annotations.NullMarked;
