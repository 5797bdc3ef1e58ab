/** Tests that treat the distribution as a process: kill it, restart it, talk to it over HTTP. */
@NullMarked
package org.inlay.itests.outside;

import org.jspecify.annotations.NullMarked;
