/** JSON in and out: what clients may send, how values look, what is refused by name. */
@NullMarked
package org.inlay.platform.web.internal.rest.json;

import org.jspecify.annotations.NullMarked;
