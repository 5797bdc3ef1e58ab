package org.inlay.customers.internal.domain;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Single characters and pairs of a name, by which any part of it is found through an index; a Chinese name gives about
 * five.
 */
public final class NameGrams {
    private static final int LONGEST = 40;

    private NameGrams() {}

    /** What the name is found by. */
    public static Set<String> of(String name) {
        int[] text = fold(name).codePoints().limit(LONGEST).toArray();
        Set<String> grams = new LinkedHashSet<>();
        for (int i = 0; i < text.length; i++) {
            grams.add(new String(text, i, 1));
            if (i + 1 < text.length) {
                grams.add(new String(text, i, 2));
            }
        }
        return grams;
    }

    /** The gram that narrows a search for this part of a name. */
    public static String narrowing(String part) {
        int[] text = fold(part).codePoints().limit(2).toArray();
        return new String(text, 0, text.length);
    }

    /** Lower case, full-width letters made plain, ends trimmed. */
    public static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}
