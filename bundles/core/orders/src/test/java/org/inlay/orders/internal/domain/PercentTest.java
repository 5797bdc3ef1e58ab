package org.inlay.orders.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PercentTest {
    @Test
    @DisplayName("V8 4 of 10 are 40.00 %, half up to two decimals, and nothing of nothing is no rate")
    void rates() {
        assertThat(Percent.of(4, 10)).isEqualTo("40.00");
        assertThat(Percent.of(1, 3)).isEqualTo("33.33");
        assertThat(Percent.of(2, 3)).isEqualTo("66.67");
        assertThat(Percent.of(1, 800)).isEqualTo("0.13");
        assertThat(Percent.of(6, 5)).isEqualTo("120.00");
        assertThat(Percent.of(0, 5)).isEqualTo("0.00");
        assertThat(Percent.of(0, 0)).isNull();
        assertThat(Percent.of(Long.MAX_VALUE, Long.MAX_VALUE)).isEqualTo("100.00");
    }

    @Test
    @DisplayName("V8 a part and the rest add up to 100.00, also where both would be rounded up")
    void addsUp() {
        assertThat(Percent.of(1, 800)).isEqualTo("0.13");
        assertThat(Percent.rest(1, 800)).isEqualTo("99.87");
        assertThat(Percent.rest(30, 100)).isEqualTo("70.00");
        assertThat(Percent.rest(0, 0)).isNull();
    }
}
