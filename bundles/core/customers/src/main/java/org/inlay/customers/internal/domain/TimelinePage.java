package org.inlay.customers.internal.domain;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.inlay.customers.Timeline.Entry;
import org.inlay.customers.Timeline.Part;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Puts what all sources answer in one order and cuts the part that was asked for. Entries of one instant (an order and its
 * payment, a whole imported day) may fall into two parts: the cursor is that instant and how many of its entries were shown.
 */
final class TimelinePage {
    private static final Pattern CURSOR = Pattern.compile("([0-9TZ:.-]{1,40})~(\\d{1,4})");
    private static final Comparator<Told> ORDER = Comparator.comparing(
                    (Told told) -> told.entry().at())
            .reversed()
            .thenComparing(Told::source)
            .thenComparing(Told::entry, org.inlay.customers.Timeline.NEWEST_FIRST);

    private final int limit;
    private final @Nullable Instant shown;
    private final int ofThat;

    private TimelinePage(int limit, @Nullable Instant shown, int ofThat) {
        this.limit = limit;
        this.shown = shown;
        this.ofThat = ofThat;
    }

    /** Problems: {@code validation} for a cursor that no timeline gave. */
    static TimelinePage of(PageRequest page) {
        String after = page.after();
        if (after == null) {
            return new TimelinePage(page.limit(), null, 0);
        }
        Matcher cursor = CURSOR.matcher(after);
        if (!cursor.matches()) {
            throw Problem.violation("after", "violation.cursor");
        }
        try {
            Instant at = Bounds.instant("after", Instant.parse(cursor.group(1)));
            return new TimelinePage(page.limit(), at, Integer.parseInt(cursor.group(2)));
        } catch (DateTimeException noInstant) {
            throw Problem.violation("after", "violation.cursor");
        }
    }

    /** Sources are asked for entries before this instant. */
    Instant before(Instant now) {
        return shown == null ? now.plusSeconds(1) : shown.plus(1, ChronoUnit.MICROS);
    }

    /** How many entries each source is asked for. */
    int each() {
        return ofThat + limit + 1;
    }

    /** The part, from the entries by source. */
    Part cut(Map<String, List<Entry>> answers, List<String> notices) {
        List<Entry> all = answers.entrySet().stream()
                .flatMap(answer -> answer.getValue().stream().map(entry -> new Told(answer.getKey(), entry)))
                .filter(told -> shown == null || !told.entry().at().isAfter(shown))
                .sorted(ORDER)
                .map(Told::entry)
                .toList();
        int from = Math.min(ofThat, all.size());
        List<Entry> part = all.subList(from, Math.min(from + limit, all.size()));
        boolean more = all.size() > from + limit;
        return new Part(List.copyOf(part), more ? next(part) : null, List.copyOf(notices));
    }

    private String next(List<Entry> part) {
        Instant last = part.get(part.size() - 1).at();
        long count = part.stream().filter(entry -> entry.at().equals(last)).count();
        return last + "~" + (last.equals(shown) ? count + ofThat : count);
    }

    private record Told(String source, Entry entry) {}
}
