package org.inlay.platform.web.internal.rest;

import java.time.Instant;

/** What every rule document has beside the rule's own fields. */
record RuleDocument(long version, Instant effectiveFrom) {}
