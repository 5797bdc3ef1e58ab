/** Its REST application. */
@NullMarked
package org.inlay.hello.internal.rest;

import org.jspecify.annotations.NullMarked;
