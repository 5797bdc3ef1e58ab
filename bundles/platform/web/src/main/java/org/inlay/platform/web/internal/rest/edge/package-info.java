/** The edge of the REST interface: who calls, in which language, which refusals look how, which answers happen once. */
@NullMarked
package org.inlay.platform.web.internal.rest.edge;

import org.jspecify.annotations.NullMarked;
