package org.inlay.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegacyReadingTest {
    @Test
    @DisplayName("T8 read as deals, 新客 becomes ONCE and 老客 MULTIPLE")
    void deals() {
        assertThat(LegacyReading.DEALS.condition(LegacyReading.NEW)).isEqualTo(Set.of("ONCE"));
        assertThat(LegacyReading.DEALS.condition(LegacyReading.OLD)).isEqualTo(Set.of("MULTIPLE"));
    }

    @Test
    @DisplayName("T8 read as visits, 新客 becomes NONE and 老客 ONCE or MULTIPLE")
    void visits() {
        assertThat(LegacyReading.VISITS.condition(LegacyReading.NEW)).isEqualTo(Set.of("NONE"));
        assertThat(LegacyReading.VISITS.condition(LegacyReading.OLD)).isEqualTo(Set.of("ONCE", "MULTIPLE"));
    }

    @ParameterizedTest(name = "{0} {1} with {2} deal dates is {3}")
    @CsvSource({
        "DEALS,NEW,0,ONCE", "DEALS,NEW,5,ONCE", "DEALS,OLD,0,MULTIPLE", "DEALS,OLD,1,MULTIPLE",
        "VISITS,NEW,0,NONE", "VISITS,OLD,0,ONCE", "VISITS,OLD,1,ONCE", "VISITS,OLD,2,MULTIPLE",
    })
    @DisplayName("T8 what the old type says of one customer lies within its condition")
    void customers(LegacyReading reading, String type, int dates, String value) {
        assertThat(reading.deal(type, dates)).isEqualTo(value);
        assertThat(reading.condition(type)).contains(value);
    }
}
