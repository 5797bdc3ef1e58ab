/** A chain of three clinics with their staff, catalogue and customers, made up for people who try Inlay out. */
@NullMarked
package org.inlay.demo.internal.domain;

import org.jspecify.annotations.NullMarked;
