/** Orders, their money and their sessions, inside the distribution. */
@NullMarked
package org.inlay.itests.orders;

import org.jspecify.annotations.NullMarked;
