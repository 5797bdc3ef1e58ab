package org.inlay.platform.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.inlay.platform.Id;
import org.junit.jupiter.api.Test;

class IdSequenceTest {

    private static final long NOW = 1_790_000_000_000L;

    @Test
    void identifiersGrowThoughTheClockStepsBack() {
        IdSequence ids = new IdSequence(7, NOW, NOW + 60_000);
        List<Id> made = new ArrayList<>();
        for (long now : new long[] {NOW, NOW, NOW + 5, NOW - 3_600_000, NOW + 4, NOW + 6}) {
            made.add(ids.next(now));
        }

        assertThat(made).isSorted();
        assertThat(new HashSet<>(made)).hasSize(made.size());
    }

    @Test
    void aFullMillisecondBorrowsFromTheNext() {
        IdSequence ids = new IdSequence(0, NOW, NOW + 60_000);
        List<Id> made = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            made.add(ids.next(NOW));
        }

        assertThat(made).isSorted();
        assertThat(new HashSet<>(made)).hasSize(10_000);
        assertThat(ids.unused(NOW)).isEqualTo(NOW + 3);
    }

    @Test
    void nothingIsMadeAtTheEndOfTheLease() {
        IdSequence ids = new IdSequence(0, NOW, NOW + 10);

        assertThat(ids.has(NOW + 9)).isTrue();
        assertThat(ids.has(NOW + 10)).isFalse();
        assertThatThrownBy(() -> ids.next(NOW + 10)).isInstanceOf(IllegalStateException.class);
        ids.extend(NOW + 20);
        assertThat(ids.next(NOW + 10)).isNotNull();
    }

    @Test
    void theNextHolderOfANumberBeginsWhereTheLastOneEnded() {
        IdSequence first = new IdSequence(3, NOW, NOW + 10);
        IdSequence second = new IdSequence(3, NOW + 10, NOW + 70);
        Id last = first.next(NOW + 9);

        assertThat(second.next(NOW - 86_400_000)).isGreaterThan(last);
    }

    @Test
    void identifiersOfTheHighestNumberArePositiveUntil2093() {
        long end2092 = 3_881_520_000_000L;
        IdSequence ids = new IdSequence(IdSequence.NODES - 1, end2092, end2092 + 10);

        assertThat(ids.next(end2092).value()).isPositive();
        assertThatThrownBy(() -> new IdSequence(IdSequence.NODES, NOW, NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
