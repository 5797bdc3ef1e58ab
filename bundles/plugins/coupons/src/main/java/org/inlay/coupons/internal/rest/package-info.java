/** Their REST interface. */
@NullMarked
package org.inlay.coupons.internal.rest;

import org.jspecify.annotations.NullMarked;
