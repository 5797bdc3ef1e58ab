package org.inlay.platform.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.inlay.platform.Problem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Throws made-up files at the reader for {@code -Dinlay.fuzz.millis} (300 by default), from {@code -Dinlay.fuzz.seed}. */
class CsvFuzzTest {
    private static final String[] PIECES = {
        "a",
        "王",
        "\"",
        "\"\"",
        ",",
        "\n",
        "\r\n",
        "\r",
        "\0",
        " ",
        "\uFEFF",
        "\uD83D\uDE00",
        "'",
        ";",
        "=1+1",
        "x".repeat(1_500),
    };
    private static final List<String> REASONS =
            List.of("csv-quote", "csv-nul", "csv-cell-too-long", "csv-too-many-columns");

    @Test
    @DisplayName("whatever the file holds, the reader gives records within its limits or one of its four refusals")
    void onlyDeclaredRefusals() throws IOException {
        long seed = Long.getLong("inlay.fuzz.seed", 20_261_122L);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        long end = System.nanoTime()
                + Duration.ofMillis(Long.getLong("inlay.fuzz.millis", 300)).toNanos();
        long files = 0;
        do {
            StringBuilder text = new StringBuilder();
            for (int pieces = random.nextInt(200); pieces > 0; pieces--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            readAll(text.toString());
            files++;
        } while (System.nanoTime() < end);
        assertThat(files).isPositive();
    }

    private static void readAll(String text) throws IOException {
        CsvReader reader = new CsvReader(new StringReader(text));
        long last = 0;
        try {
            for (CsvReader.Line line = reader.next(); line != null; line = reader.next()) {
                assertThat(line.number()).isGreaterThan(last);
                assertThat(line.cells()).hasSizeBetween(1, CsvReader.MOST_COLUMNS);
                assertThat(line.cells()).allMatch(cell -> cell.length() <= CsvReader.MOST_CHARACTERS);
                last = line.number();
            }
        } catch (Problem refusal) {
            assertThat(refusal.reason()).isIn(REASONS);
        }
    }

    @Test
    @DisplayName("what is written by the rules of RFC 4180 is read back as it was")
    void readsBack() throws IOException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        for (int file = 0; file < 200; file++) {
            int width = 1 + random.nextInt(5);
            List<List<String>> records = random.ints(1 + random.nextInt(10), 0, 1)
                    .mapToObj(i -> random.ints(width, 0, PIECES.length)
                            .mapToObj(piece -> PIECES[piece]
                                            .replace("\0", "")
                                            .replace("\r\n", "\n")
                                            .replace('\r', '\n') + "e")
                            .toList())
                    .toList();
            StringBuilder text = new StringBuilder();
            for (List<String> record : records) {
                text.append(record.stream()
                                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                                .reduce((left, right) -> left + ',' + right)
                                .orElseThrow())
                        .append("\r\n");
            }
            CsvReader reader = new CsvReader(new StringReader(text.toString()));
            for (List<String> record : records) {
                CsvReader.Line line = reader.next();
                assertThat(line).isNotNull();
                assertThat(line.cells()).isEqualTo(record);
            }
            assertThat(reader.next()).isNull();
        }
    }
}
