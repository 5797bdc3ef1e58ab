/** The platform's own REST resources and the health page. */
@NullMarked
package org.inlay.platform.web.internal.rest;

import org.jspecify.annotations.NullMarked;
