package org.inlay.orders.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.inlay.customers.LegacyReading;
import org.inlay.customers.LegacyTypes.LegacyType;
import org.inlay.customers.VisitType;
import org.inlay.orders.OldCondition;
import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OldConditionTest {
    private static final OldCondition OLD = new OldCondition("", List.of("OLD"), List.of());
    private static final OldCondition NEW_AND_INITIAL =
            new OldCondition("", List.of("NEW"), List.of(VisitType.INITIAL));

    @Test
    @DisplayName("T8 老客 becomes MULTIPLE, or ONCE and MULTIPLE by the other reading")
    void readings() {
        assertThat(OLD.deals(LegacyReading.DEALS)).containsExactly("MULTIPLE");
        assertThat(OLD.deals(LegacyReading.VISITS)).containsExactly("ONCE", "MULTIPLE");
        assertThat(new OldCondition("", List.of("OLD", "NEW"), List.of()).deals(LegacyReading.VISITS))
                .containsExactly("NONE", "ONCE", "MULTIPLE");
    }

    @Test
    @DisplayName("T8 customer types and visit types both have to hold, before and after")
    void both() {
        assertThat(NEW_AND_INITIAL.matched(type("NEW", VisitType.INITIAL))).isTrue();
        assertThat(NEW_AND_INITIAL.matched(type("NEW", VisitType.RETURN))).isFalse();
        assertThat(NEW_AND_INITIAL.matched(type("NEW", null))).isFalse();
        assertThat(NEW_AND_INITIAL.matched(type(null, VisitType.INITIAL))).isFalse();
        assertThat(NEW_AND_INITIAL.holds(LegacyReading.DEALS, "ONCE", VisitType.INITIAL))
                .isTrue();
        assertThat(NEW_AND_INITIAL.holds(LegacyReading.DEALS, "ONCE", null)).isFalse();
        assertThat(NEW_AND_INITIAL.holds(LegacyReading.DEALS, "NONE", VisitType.INITIAL))
                .isFalse();
        assertThat(NEW_AND_INITIAL.holds(LegacyReading.VISITS, "NONE", VisitType.INITIAL))
                .isTrue();
    }

    @Test
    @DisplayName("T8 translated conditions say that they are")
    void conditions() {
        var conditions = NEW_AND_INITIAL.translated(LegacyReading.DEALS);
        assertThat(conditions).isNotNull().satisfies(translated -> {
            assertThat(translated.translated()).isTrue();
            assertThat(translated.lastVisitTypes()).containsExactly("INITIAL");
            assertThat(translated.tags()).containsEntry("deal", List.of("ONCE"));
        });
        assertThat(new OldCondition("", List.of(), List.of()).translated(LegacyReading.DEALS))
                .isNull();
    }

    private static LegacyType type(@Nullable String customer, @Nullable VisitType visit) {
        return new LegacyType(new Id(1), "A", customer, visit, null, Instant.EPOCH, Instant.EPOCH);
    }
}
