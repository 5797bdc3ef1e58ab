package org.inlay.customers.internal.domain;

import com.ibm.icu.text.Transliterator;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * How a name is typed by its sound: the whole pinyin, the given name's, and the first letters of both. A surname is read as a
 * surname (单 shan, 曾 zeng), a compound one as a whole (尉迟 yuchi). Latin names are their own reading.
 */
public final class NameReadings {
    private static final int LONGEST = 40;
    private static final int LONGEST_READING = 300;
    private static final Pattern TYPED = Pattern.compile("[a-z][a-z0-9 ']*");
    private static final Pattern NO_LETTER = Pattern.compile("[^a-z0-9]");

    /** How many letters of a reading are looked up; what is typed beyond them is compared. */
    private static final int[] LOOKED_UP = {7, 4, 2, 1};

    /** Keeps the looked-up beginnings apart from the parts of names as they are written. */
    private static final String MARK = ".";

    private static final int MOST_REMEMBERED = 20_000;
    private static final Map<String, String> REMEMBERED = new ConcurrentHashMap<>();

    private NameReadings() {}

    /** Made when a Chinese name comes first: it takes a second and some memory. */
    private static final class Pinyin {
        static final Transliterator OF_SURNAMES = Transliterator.getInstance("Han-Latin/Names; Latin-ASCII; Lower");
        static final Transliterator OF_REST = Transliterator.getInstance("Han-Latin; Latin-ASCII; Lower");

        private Pinyin() {}
    }

    /** The readings, each with a blank before it: {@code " wangxiaojie wxj xiaojie xj"}. */
    public static String of(String name) {
        List<String> syllables = syllables(name);
        Set<String> readings = new LinkedHashSet<>();
        // a given name begins with the second syllable, after a compound surname with the third
        for (int start = 0; start < Math.min(syllables.size(), syllables.size() > 3 ? 3 : 2); start++) {
            List<String> part = syllables.subList(start, syllables.size());
            readings.add(String.join("", part));
            StringBuilder initials = new StringBuilder();
            part.forEach(syllable -> initials.append(syllable.charAt(0)));
            readings.add(initials.toString());
        }
        StringBuilder all = new StringBuilder();
        for (String reading : readings) {
            if (all.length() + reading.length() < LONGEST_READING) {
                all.append(' ').append(reading);
            }
        }
        return all.toString();
    }

    /** What a name with these readings is looked up by. */
    public static Set<String> beginnings(String readings) {
        Set<String> beginnings = new LinkedHashSet<>();
        for (String reading : readings.strip().split(" ", -1)) {
            for (int length : LOOKED_UP) {
                if (length <= reading.length()) {
                    beginnings.add(MARK + reading.substring(0, length));
                }
            }
        }
        return beginnings;
    }

    /** What somebody who types this asks for by sound; empty when it cannot be a reading. */
    public static Optional<String> asked(String typed) {
        String folded = NameGrams.fold(typed);
        return TYPED.matcher(folded).matches() ? Optional.of(plain(folded)) : Optional.empty();
    }

    /** The beginning that narrows a search for this reading. */
    public static String narrowing(String asked) {
        for (int length : LOOKED_UP) {
            if (length <= asked.length()) {
                return MARK + asked.substring(0, length);
            }
        }
        throw new IllegalArgumentException("nothing is asked");
    }

    /** 吕 is typed lü, lv or lu: all of them are lu here. */
    private static String plain(String letters) {
        return NO_LETTER.matcher(letters).replaceAll("").replace('v', 'u');
    }

    private static List<String> syllables(String name) {
        List<String> tokens = tokens(name);
        List<String> syllables = new ArrayList<>();
        int next = 0;
        if (tokens.size() > 1 && chinese(tokens.get(0)) && chinese(tokens.get(1))) {
            syllables.addAll(surname(tokens.get(0) + tokens.get(1)));
            next = 2;
        }
        for (String token : tokens.subList(next, tokens.size())) {
            syllables.add(plain(chinese(token) ? read(token) : token));
        }
        syllables.removeIf(String::isEmpty);
        return syllables;
    }

    /** Chinese characters one by one, runs of letters and digits as one. */
    private static List<String> tokens(String name) {
        String folded = Normalizer.normalize(NameGrams.fold(name), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        List<String> tokens = new ArrayList<>();
        StringBuilder letters = new StringBuilder();
        folded.codePoints().limit(LONGEST).forEach(point -> {
            if (UnicodeScript.of(point) == UnicodeScript.HAN) {
                end(letters, tokens);
                tokens.add(Character.toString(point));
            } else if (Character.isWhitespace(point)) {
                end(letters, tokens);
            } else {
                letters.appendCodePoint(point);
            }
        });
        end(letters, tokens);
        return tokens;
    }

    private static void end(StringBuilder letters, List<String> tokens) {
        String run = plain(letters.toString());
        letters.setLength(0);
        if (!run.isEmpty()) {
            tokens.add(run);
        }
    }

    private static boolean chinese(String token) {
        return UnicodeScript.of(token.codePointAt(0)) == UnicodeScript.HAN;
    }

    /** The first two characters: a compound surname is seen only as a whole. */
    private static List<String> surname(String two) {
        String read = remembered(two, "s", Pinyin.OF_SURNAMES);
        List<String> syllables = new ArrayList<>();
        for (String syllable : read.strip().split("\\s+", -1)) {
            syllables.add(plain(syllable));
        }
        return syllables;
    }

    private static String read(String character) {
        return remembered(character, "r", Pinyin.OF_REST).strip();
    }

    /** Reading costs half a millisecond, and few characters make up most names. */
    private static String remembered(String text, String kind, Transliterator reader) {
        String key = kind + text;
        String known = REMEMBERED.get(key);
        if (known == null) {
            known = reader.transliterate(text);
            if (REMEMBERED.size() >= MOST_REMEMBERED) {
                REMEMBERED.clear();
            }
            REMEMBERED.put(key, known);
        }
        return known;
    }
}
