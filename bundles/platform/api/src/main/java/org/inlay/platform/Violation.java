package org.inlay.platform;

/**
 * One thing wrong with one field of the input.
 *
 * @param field path of the field, e.g. {@code lines[0].quantity}
 * @param message message key (translated at the edge) or a sentence
 */
public record Violation(String field, String message) {}
