/**
 * For people who write plugins: in-memory core services, and the contract of each extension point as tests. On the class path
 * of tests only; it is not in the distribution.
 */
@NullMarked
package org.inlay.testkit;

import org.jspecify.annotations.NullMarked;
