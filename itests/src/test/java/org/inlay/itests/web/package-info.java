/** What the REST interface promises every client. */
@NullMarked
package org.inlay.itests.web;

import org.jspecify.annotations.NullMarked;
