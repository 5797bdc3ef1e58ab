package org.inlay.orders.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.inlay.platform.spi.Cells;
import org.inlay.platform.spi.Importer.Outcome;
import org.inlay.platform.spi.Importer.Row;
import org.inlay.platform.spi.Importer.RowResult;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RowGroupsTest {
    @Test
    @DisplayName("Rows of one number are one group, rows without a number one each")
    void groups() {
        List<List<Row>> groups = RowGroups.of(rows("D1", "D1 ", "D2", "", "", "D3"), "id");
        assertThat(groups).extracting(List::size).containsExactly(2, 1, 1, 1, 1);
    }

    @Test
    @DisplayName("One bad row refuses its group, and the others say why")
    void together() {
        List<Cells> group = rows("D1", "D1").stream().map(Cells::new).toList();
        group.get(1).refuse("item", "import.unknown-item");
        List<RowResult> results = RowGroups.results(group);
        assertThat(results).extracting(RowResult::outcome).containsOnly(Outcome.REFUSED);
        assertThat(results.get(0).violations().get(0).message()).isEqualTo("import.group");
        assertThat(results.get(1).violations()).hasSize(1);
    }

    private static List<Row> rows(String... keys) {
        return java.util.stream.IntStream.range(0, keys.length)
                .mapToObj(i -> new Row(i + 2, Map.of("id", keys[i])))
                .toList();
    }
}
