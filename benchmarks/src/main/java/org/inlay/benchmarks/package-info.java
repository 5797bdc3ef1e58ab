/** Measurements of a running installation, each beside its raw baseline. */
@NullMarked
package org.inlay.benchmarks;

import org.jspecify.annotations.NullMarked;
