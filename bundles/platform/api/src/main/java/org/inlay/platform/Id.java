package org.inlay.platform;

import java.util.Locale;

/**
 * A 64-bit, time-sorted identifier, printed as 13 Crockford base-32 characters (no I, L, O, U), so
 * that it can be read aloud and never loses digits in a JSON number.
 *
 * @param value the number as stored, never negative
 */
public record Id(long value) implements Comparable<Id> {
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 13;

    public Id {
        if (value < 0) {
            throw new IllegalArgumentException("an id is not negative: " + value);
        }
    }

    /**
     * Reads the printed form; lower case and the look-alikes I, L (1) and O (0) are accepted.
     *
     * @throws Problem reason {@code invalid-id} when the text is no id
     */
    public static Id parse(String text) {
        if (text.length() != LENGTH) {
            throw invalid();
        }
        long value = 0;
        for (char c : text.toUpperCase(Locale.ROOT).toCharArray()) {
            int digit = DIGITS.indexOf(canonical(c));
            if (digit < 0 || value >>> 58 != 0) {
                throw invalid();
            }
            value = value << 5 | digit;
        }
        return new Id(value);
    }

    private static char canonical(char c) {
        return switch (c) {
            case 'I', 'L' -> '1';
            case 'O' -> '0';
            default -> c;
        };
    }

    private static Problem invalid() {
        return Problem.badRequest("invalid-id");
    }

    @Override
    public int compareTo(Id other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        char[] text = new char[LENGTH];
        long rest = value;
        for (int i = LENGTH - 1; i >= 0; i--) {
            text[i] = DIGITS.charAt((int) (rest & 31));
            rest >>>= 5;
        }
        return new String(text);
    }
}
