package org.inlay.customers.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.inlay.customers.Timeline;
import org.inlay.customers.Timeline.Entry;
import org.inlay.platform.Id;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelinePageTest {
    private static final Instant NOW = Instant.parse("2026-05-01T02:00:00.123456Z");

    /** Three sources; every other instant has entries of all of them. */
    private final Map<String, List<Entry>> history = new LinkedHashMap<>();

    TimelinePageTest() {
        for (String source : List.of("visits", "orders", "images")) {
            history.put(
                    source,
                    IntStream.range(0, 12)
                            .mapToObj(i ->
                                    new Entry(NOW.minusSeconds(60L * (i / 4)), source, "A", new Id(100 - i), Map.of()))
                            .sorted(Timeline.NEWEST_FIRST)
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 7, 12, 35, 36, 50})
    @DisplayName("page by page every entry is shown once, newest first, however many fall on one instant")
    void everyEntryOnce(int limit) {
        List<Entry> seen = new ArrayList<>();
        @Nullable String after = null;
        do {
            Timeline.Part part = part(limit, after);
            assertThat(part.items()).hasSizeBetween(1, limit);
            seen.addAll(part.items());
            after = part.next();
        } while (after != null);
        assertThat(seen).doesNotHaveDuplicates().hasSize(36).isSortedAccordingTo((a, b) -> b.at().compareTo(a.at()));
    }

    @Test
    @DisplayName("an empty history is an empty part, and the end of the list")
    void empty() {
        history.clear();
        assertThat(part(5, null)).isEqualTo(new Timeline.Part(List.of(), null, List.of("images")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "2026-05-01T02:00:00Z", "2026-05-01T02:00:00Z~", "2026-13-01T02:00:00Z~1", "9~9~9"})
    @DisplayName("a cursor that no timeline gave is refused")
    void cursors(String after) {
        assertThatThrownBy(() -> TimelinePage.of(new PageRequest(5, after)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.reason()).isEqualTo("validation"));
    }

    private Timeline.Part part(int limit, @Nullable String after) {
        TimelinePage page = TimelinePage.of(new PageRequest(limit, after));
        Map<String, List<Entry>> answers = new LinkedHashMap<>();
        history.forEach((source, entries) -> answers.put(
                source,
                entries.stream()
                        .filter(entry -> entry.at().isBefore(page.before(NOW)))
                        .limit(page.each())
                        .toList()));
        return page.cut(answers, history.isEmpty() ? List.of("images") : List.of());
    }
}
