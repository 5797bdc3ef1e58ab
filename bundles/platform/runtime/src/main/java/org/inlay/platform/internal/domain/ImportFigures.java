package org.inlay.platform.internal.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.inlay.platform.spi.Importer.Tally;

/** Gathers figures and examples of a report, bounded in names and examples. */
public final class ImportFigures implements Tally {
    private static final int MOST_NAMES = 100;
    private static final int MOST_EXAMPLES = 100;

    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, List<Map<String, String>>> examples = new TreeMap<>();

    @Override
    public void count(String name, long number) {
        if (counts.containsKey(name) || counts.size() < MOST_NAMES) {
            counts.merge(name, number, Long::sum);
        }
    }

    @Override
    public void example(String name, Map<String, String> example) {
        if (!examples.containsKey(name) && examples.size() == MOST_NAMES) {
            return;
        }
        List<Map<String, String>> list = examples.computeIfAbsent(name, key -> new ArrayList<>());
        if (list.size() < MOST_EXAMPLES) {
            list.add(new LinkedHashMap<>(example));
        }
    }

    /** Adds what another has gathered, e.g. in a transaction that has committed. */
    public void add(ImportFigures other) {
        other.counts.forEach(this::count);
        other.examples.forEach((name, list) -> list.forEach(example -> example(name, example)));
    }

    public Map<String, Long> counts() {
        return counts;
    }

    public Map<String, List<Map<String, String>>> examples() {
        return examples;
    }
}
