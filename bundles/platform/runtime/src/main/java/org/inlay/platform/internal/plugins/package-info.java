/** Fits plugins, which are features of Karaf, into the running platform. */
@NullMarked
package org.inlay.platform.internal.plugins;

import org.jspecify.annotations.NullMarked;
