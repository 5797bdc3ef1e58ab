/** Imports in the container: the engine with an importer of its own, and the old system's data sets. */
@NullMarked
package org.inlay.itests.imports;

import org.jspecify.annotations.NullMarked;
