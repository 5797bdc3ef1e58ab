/** What the edge decides without a framework. */
@NullMarked
package org.inlay.platform.web.internal.domain;

import org.jspecify.annotations.NullMarked;
