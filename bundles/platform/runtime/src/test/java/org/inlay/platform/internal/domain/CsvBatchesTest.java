package org.inlay.platform.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.inlay.platform.Problem;
import org.inlay.platform.spi.Importer;
import org.inlay.platform.spi.Importer.Row;
import org.inlay.platform.spi.Importer.RowResult;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CsvBatchesTest {
    @Test
    @DisplayName("1,001 rows come in batches of 500, 500 and 1")
    void batchesOf500() throws IOException {
        String rows = IntStream.rangeClosed(1, 1_001).mapToObj(i -> i + ",x\n").collect(Collectors.joining());

        List<CsvBatches.Batch> batches = read("id,name\n" + rows, false);

        assertThat(batches).extracting(CsvBatches.Batch::size).containsExactly(500, 500, 1);
        assertThat(batches).extracting(CsvBatches.Batch::last).containsExactly(501L, 1_001L, 1_002L);
    }

    @Test
    @DisplayName("columns may stand in any order; unknown, missing and repeated ones refuse the file by name")
    void columns() throws IOException {
        Row row = read("name,id\nx,1\n", false).get(0).good().get(0);
        assertThat(row.get("id")).isEqualTo("1");

        assertThatThrownBy(() -> read("name,nick,name\n", false))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.arguments())
                                .containsEntry("unknown", List.of("nick"))
                                .containsEntry("missing", List.of("id"))
                                .containsEntry("repeated", List.of("name")));
        assertThatThrownBy(() -> read("\n\n", false)).hasMessageContaining("csv-empty");
    }

    @Test
    @DisplayName("a row of another width and a second row of the same key are refused, the others go on")
    void refusedRows() throws IOException {
        CsvBatches.Batch batch =
                read("id,name\n1,a\n2\n3,b,c\n1,d\n4,e\n", false).get(0);

        assertThat(batch.good()).extracting(Row::number).containsExactly(2L, 6L);
        assertThat(batch.refused())
                .extracting(
                        RowResult::number, result -> result.violations().get(0).message())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3L, "import.cells"),
                        org.assertj.core.groups.Tuple.tuple(4L, "import.cells"),
                        org.assertj.core.groups.Tuple.tuple(5L, "import.repeated"));
    }

    @Test
    @DisplayName("rows of one key stay in one batch; a key that comes back later is refused")
    void groups() throws IOException {
        String rows = IntStream.rangeClosed(1, 300)
                .mapToObj(i -> i + ",a\n" + i + ",b\n" + i + ",c\n")
                .collect(Collectors.joining());

        List<CsvBatches.Batch> batches = read("id,name\n" + rows + "7,late\n", true);

        assertThat(batches).extracting(CsvBatches.Batch::size).containsExactly(498, 403);
        assertThat(batches.get(1).refused()).hasSize(1);
    }

    @Test
    @DisplayName("200 rows of one key are the most; more are refused altogether")
    void groupLimit() throws IOException {
        assertThat(read("id,name\n" + "1,a\n".repeat(200), true).get(0).good()).hasSize(200);

        List<CsvBatches.Batch> tooLong = read("id,name\n" + "1,a\n".repeat(450), true);
        assertThat(tooLong).allSatisfy(batch -> assertThat(batch.good()).isEmpty());
        assertThat(tooLong.stream().mapToInt(CsvBatches.Batch::size).sum()).isEqualTo(450);
    }

    private static List<CsvBatches.Batch> read(String text, boolean grouped) throws IOException {
        List<CsvBatches.Batch> read = new ArrayList<>();
        try (CsvBatches batches = new CsvBatches(new StringReader(text), new People(grouped))) {
            for (CsvBatches.Batch batch = batches.next(); batch != null; batch = batches.next()) {
                read.add(batch);
            }
        }
        return read;
    }

    private record People(boolean grouped) implements Importer {
        @Override
        public String dataset() {
            return "people";
        }

        @Override
        public List<Column> columns() {
            return List.of(new Column("id", true, "", ""), new Column("name", false, "", ""));
        }

        @Override
        public String permission() {
            return "imports:write";
        }

        @Override
        public String key() {
            return "id";
        }

        @Override
        public List<RowResult> apply(List<Row> rows, Options options) {
            throw new UnsupportedOperationException();
        }
    }
}
