package org.inlay.orders.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.inlay.platform.Clinics.ListEntry;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EntryWordsTest {
    @Test
    @DisplayName("D15 an entry is named by its code, its name, or one word of it that is nobody else's")
    void words() {
        Map<String, String> words = EntryWords.of(List.of(
                new ListEntry("CASH", "现金 Cash"),
                new ListEntry("CARD", "银行卡 Card"),
                new ListEntry("GIFT", "礼品 Card"),
                new ListEntry("现金", "备用金")));
        assertThat(words)
                .containsEntry("CASH", "CASH")
                .containsEntry("现金 Cash", "CASH")
                .containsEntry("Cash", "CASH")
                .containsEntry("银行卡", "CARD")
                .containsEntry("现金", "现金")
                .doesNotContainKey("Card");
    }
}
