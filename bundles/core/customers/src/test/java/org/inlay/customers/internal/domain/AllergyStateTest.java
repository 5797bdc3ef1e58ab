package org.inlay.customers.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.inlay.customers.internal.domain.AllergyStore.Entry;
import org.inlay.customers.spi.TagProvider.State;
import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AllergyStateTest {
    private static final Instant NINE = Instant.parse("2026-01-01T09:00:00Z");
    private static final Instant TEN = Instant.parse("2026-01-01T10:00:00Z");

    @Test
    @DisplayName("T3 not asked and none known are both no, and differ")
    void notAsked() {
        assertThat(AllergyState.known(List.of()).status()).isEqualTo("NOT_ASKED");
        assertThat(AllergyState.tag(List.of())).isEmpty();
        List<Entry> none = List.of(entry("", NINE, null));
        assertThat(AllergyState.known(none).status()).isEqualTo("NONE_KNOWN");
        assertThat(AllergyState.tag(none)).contains(new State("no", NINE));
    }

    @Test
    @DisplayName("T3 an allergy is yes since it was recorded, and no since it was taken back")
    void retracted() {
        assertThat(AllergyState.tag(List.of(entry("青霉素", NINE, null)))).contains(new State("yes", NINE));
        List<Entry> back = List.of(entry("青霉素", NINE, TEN));
        assertThat(AllergyState.tag(back)).contains(new State("no", TEN));
        assertThat(AllergyState.known(back).status()).isEqualTo("NOT_ASKED");
    }

    @Test
    @DisplayName("T3 of two allergies one taken back leaves yes since the first")
    void two() {
        List<Entry> two = List.of(entry("青霉素", NINE, null), entry("利多卡因", TEN, TEN.plusSeconds(1)));
        assertThat(AllergyState.tag(two)).contains(new State("yes", NINE));
        assertThat(AllergyState.known(two).items()).hasSize(1);
    }

    private static Entry entry(String substance, Instant at, @Nullable Instant retracted) {
        return new Entry(new Id(1), new Id(2), substance, null, null, at, "li", retracted);
    }
}
