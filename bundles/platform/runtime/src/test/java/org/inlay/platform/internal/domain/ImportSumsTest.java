package org.inlay.platform.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ImportSumsTest {
    private final ImportSums sums = new ImportSums();

    @Test
    @DisplayName("An attempt goes on from what was committed; one that is thrown away leaves nothing")
    void attempts() {
        ImportSums first = sums.attempt();
        first.add("O1", 600);
        assertThat(first.sum("O1")).isEqualTo(600);
        sums.commit(first);

        ImportSums lost = sums.attempt();
        lost.add("O1", 5_000);
        ImportSums second = sums.attempt();
        second.add("O1", 401);
        assertThat(second.sum("O1")).isEqualTo(1_001);
        assertThat(sums.sum("O1")).isEqualTo(600);
        assertThat(sums.sum("O2")).isZero();
    }

    @Test
    @DisplayName("Many names keep their own sums while the table grows")
    void many() {
        for (int round = 1; round <= 2; round++) {
            ImportSums attempt = sums.attempt();
            for (int i = 0; i < 20_000; i++) {
                attempt.add("O" + i, i);
            }
            sums.commit(attempt);
        }
        for (int i = 0; i < 20_000; i++) {
            assertThat(sums.sum("O" + i)).isEqualTo(2L * i);
        }
    }
}
