/** Rules and behaviour of the platform, free of frameworks. */
@NullMarked
package org.inlay.platform.internal.domain;

import org.jspecify.annotations.NullMarked;
