/** The REST contract, called as an integrator calls it. */
@NullMarked
package org.inlay.itests.contract;

import org.jspecify.annotations.NullMarked;
