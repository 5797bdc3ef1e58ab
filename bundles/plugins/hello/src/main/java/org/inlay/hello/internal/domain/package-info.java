/** What the plugin does, free of frameworks. */
@NullMarked
package org.inlay.hello.internal.domain;

import org.jspecify.annotations.NullMarked;
