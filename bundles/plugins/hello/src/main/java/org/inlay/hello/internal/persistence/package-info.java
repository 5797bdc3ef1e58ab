/** Its table. */
@NullMarked
package org.inlay.hello.internal.persistence;

import org.jspecify.annotations.NullMarked;
