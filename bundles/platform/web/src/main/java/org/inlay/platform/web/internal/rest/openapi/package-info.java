/** The OpenAPI document of all resources that are there. */
@NullMarked
package org.inlay.platform.web.internal.rest.openapi;

import org.jspecify.annotations.NullMarked;
