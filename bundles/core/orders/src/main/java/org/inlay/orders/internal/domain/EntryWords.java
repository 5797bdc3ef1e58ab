package org.inlay.orders.internal.domain;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.inlay.platform.Clinics.ListEntry;

/** The words by which files name an entry of a clinic's list: its code, its name, or one word of a name in two languages. */
final class EntryWords {
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private EntryWords() {}

    /** Word → code. A word that several names hold says nothing; a code goes before a name. */
    static Map<String, String> of(List<ListEntry> entries) {
        Map<String, String> words = new HashMap<>();
        Set<String> shared = new HashSet<>();
        for (ListEntry entry : entries) {
            for (String word : BLANKS.split(entry.name().strip())) {
                String other = words.put(word, entry.code());
                if (other != null && !other.equals(entry.code())) {
                    shared.add(word);
                }
            }
        }
        words.keySet().removeAll(shared);
        entries.forEach(entry -> words.put(entry.name(), entry.code()));
        entries.forEach(entry -> words.put(entry.code(), entry.code()));
        return words;
    }
}
