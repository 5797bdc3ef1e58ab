/** The platform's REST resources. */
@NullMarked
package org.inlay.platform.internal.rest;

import org.jspecify.annotations.NullMarked;
