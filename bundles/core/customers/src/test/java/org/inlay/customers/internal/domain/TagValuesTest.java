package org.inlay.customers.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.inlay.customers.spi.TagProvider.State;
import org.inlay.customers.spi.TagProvider.Successor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TagValuesTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant SECOND = Instant.parse("2026-04-01T00:00:00Z");
    private static final Instant THIRD = Instant.parse("2026-07-01T00:00:00Z");
    private static final State STORED =
            new State("ACTIVE", START, List.of(new Successor("DORMANT", SECOND), new Successor("DEEP_DORMANT", THIRD)));

    @Test
    @DisplayName("T6 a stored value is right also when only time has passed")
    void successors() {
        assertThat(TagValues.at(STORED, START)).isEqualTo(new State("ACTIVE", START));
        assertThat(TagValues.at(STORED, SECOND.minusNanos(1))).isEqualTo(new State("ACTIVE", START));
        assertThat(TagValues.at(STORED, SECOND)).isEqualTo(new State("DORMANT", SECOND));
        assertThat(TagValues.at(STORED, THIRD.plusSeconds(1))).isEqualTo(new State("DEEP_DORMANT", THIRD));
    }
}
