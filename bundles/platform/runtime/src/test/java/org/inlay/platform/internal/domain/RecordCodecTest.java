package org.inlay.platform.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.inlay.platform.Id;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RecordCodecTest {
    private static final Money PRICE = Money.of(CurrencyUnit.of("CNY"), new BigDecimal("999.90"));

    private static final Sold SOLD = new Sold(
            new Id(7),
            PRICE,
            Instant.parse("2026-03-01T08:00:00.123456Z"),
            LocalDate.of(2026, 2, 28),
            Kind.GIFT,
            3,
            1L << 60,
            true,
            null,
            List.of(new Line("面膜", List.of(PRICE))));

    @Test
    @DisplayName("G3 what is written is read back, money to the cent")
    void roundTrip() {
        assertThat(RecordCodec.read(Sold.class, RecordCodec.write(SOLD))).isEqualTo(SOLD);
    }

    @Test
    void document() {
        assertThat(RecordCodec.write(SOLD))
                .containsEntry("order", "0000000000007")
                .containsEntry("price", Map.of("amount", "999.90", "currency", "CNY"))
                .containsEntry("at", "2026-03-01T08:00:00.123456Z")
                .containsEntry("date", "2026-02-28")
                .containsEntry("kind", "GIFT")
                .doesNotContainKey("remark");
    }

    @Test
    @DisplayName("A later release reads events that an earlier one wrote, and the other way round")
    void evolution() {
        Later later = RecordCodec.read(Later.class, Map.of("order", "0000000000007", "gone", List.of(1)));
        assertThat(later).isEqualTo(new Later(new Id(7), null, false, 0, List.of()));
    }

    @Test
    void unknownTypes() {
        assertThatThrownBy(() -> RecordCodec.write(new Odd(new Object()))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RecordCodec.read(Odd.class, Map.of("thing", 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private enum Kind {
        GIFT
    }

    private record Line(String name, List<Money> parts) {}

    private record Sold(
            Id order,
            Money price,
            Instant at,
            LocalDate date,
            Kind kind,
            int quantity,
            long number,
            boolean first,
            @Nullable String remark,
            List<Line> lines) {}

    private record Later(Id order, @Nullable Money added, boolean flag, long count, List<String> names) {}

    private record Odd(Object thing) {}
}
