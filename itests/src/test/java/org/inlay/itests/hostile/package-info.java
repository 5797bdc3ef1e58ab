/** What strangers, the curious and the hasty do to the REST interface, and what must not come of it. */
@NullMarked
package org.inlay.itests.hostile;

import org.jspecify.annotations.NullMarked;
