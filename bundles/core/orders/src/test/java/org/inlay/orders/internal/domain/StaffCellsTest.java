package org.inlay.orders.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.inlay.platform.StaffShare;
import org.inlay.platform.spi.Cells;
import org.inlay.platform.spi.Importer.Row;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StaffCellsTest {
    @Test
    @DisplayName("H1 equal shares where none are stated, else as stated; roles are apart")
    void shares() {
        Cells cells = cells(Map.of("doctor", "lijing|zhaomin|wangfang", "seller", "lijing:6000| zhaomin:4000"));
        assertThat(StaffCells.read(cells, login -> true))
                .containsExactly(
                        new StaffShare("lijing", "DOCTOR", 3_334),
                        new StaffShare("zhaomin", "DOCTOR", 3_333),
                        new StaffShare("wangfang", "DOCTOR", 3_333),
                        new StaffShare("lijing", "SELLER", 6_000),
                        new StaffShare("zhaomin", "SELLER", 4_000));
        assertThat(cells.good()).isTrue();
    }

    @Test
    @DisplayName("Unknown logins and shares that do not add up are refused in their column")
    void refused() {
        assertThat(fields(Map.of("nurse", "nobody"))).containsExactly("nurse");
        assertThat(fields(Map.of("nurse", "lijing:6000|zhaomin:3000"))).containsExactly("nurse");
        assertThat(fields(Map.of("nurse", "lijing|lijing"))).containsExactly("nurse");
        assertThat(fields(Map.of("nurse", "lijing||zhaomin"))).containsExactly("nurse");
        assertThat(fields(Map.of("nurse", "lijing:99999"))).containsExactly("nurse");
    }

    private static List<String> fields(Map<String, String> values) {
        Cells cells = cells(values);
        StaffCells.read(cells, List.of("lijing", "zhaomin")::contains);
        return cells.result().violations().stream()
                .map(violation -> violation.field())
                .toList();
    }

    private static Cells cells(Map<String, String> values) {
        return new Cells(new Row(2, values));
    }
}
