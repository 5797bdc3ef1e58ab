/** JUnit 5 in Karaf by Pax Exam, the distribution as a process, and a REST client. */
@NullMarked
package org.inlay.itests.support;

import org.jspecify.annotations.NullMarked;
