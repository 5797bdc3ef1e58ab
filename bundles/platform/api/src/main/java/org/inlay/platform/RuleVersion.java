package org.inlay.platform;

import java.time.Instant;

/**
 * One version of a rule of a clinic (G6); never changed once stored.
 *
 * @param version 1, 2, 3 … per rule and clinic; 0 is the shipped default
 * @param effectiveFrom instant from which it is in force
 */
public record RuleVersion<T>(String rule, String clinic, long version, Instant effectiveFrom, T value) {}
