package org.inlay.customers.internal.domain;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Single characters and pairs of a name, by which any part of it is found through an index; a Chinese name gives about
 * five. None ends with a blank: to Derby "x " is "x".
 */
public final class NameGrams {
    private static final int LONGEST = 40;

    private NameGrams() {}

    /** What the name is found by. */
    public static Set<String> of(String name) {
        int[] text = fold(name).codePoints().limit(LONGEST).toArray();
        Set<String> grams = new LinkedHashSet<>();
        for (int i = 0; i < text.length; i++) {
            grams.add(new String(text, i, 1).stripTrailing());
            if (i + 1 < text.length) {
                grams.add(new String(text, i, 2).stripTrailing());
            }
        }
        grams.remove("");
        return grams;
    }

    /** Everything by which the name is looked up: its grams and the beginnings of its readings. */
    public static Set<String> lookedUp(String name) {
        Set<String> all = of(name);
        all.addAll(NameReadings.beginnings(NameReadings.of(name)));
        return all;
    }

    /** The gram that narrows a search for this part of a name. */
    public static String narrowing(String part) {
        int[] text = fold(part).codePoints().limit(2).toArray();
        return new String(text, 0, text.length).stripTrailing();
    }

    /** Lower case, full-width letters made plain, ends trimmed. */
    public static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}
