package org.inlay.platform;

/**
 * One check of a decision (G5).
 *
 * @param check stable name, e.g. {@code minimum}
 * @param actual what was found, as text
 * @param required what the rule asks, as text
 */
public record Check(String check, String actual, String required, boolean passed) {}
