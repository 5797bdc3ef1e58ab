package org.inlay.platform.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.inlay.platform.Problem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvReaderTest {
    @Test
    @DisplayName("quoted cells hold commas, quotes and line ends; a record keeps the line it begins on")
    void quotedCells() throws IOException {
        List<CsvReader.Line> lines = read("a,b\r\n\"x,\"\"y\"\"\",\"two\r\nlines\"\n\nlast,\"\"");

        assertThat(lines)
                .containsExactly(
                        new CsvReader.Line(1, List.of("a", "b")),
                        new CsvReader.Line(2, List.of("x,\"y\"", "two\nlines")),
                        new CsvReader.Line(5, List.of("last", "")));
    }

    @Test
    @DisplayName("empty cells, trailing commas and a missing last line end are records like any other")
    void emptyCells() throws IOException {
        assertThat(read(",,\r,x,"))
                .containsExactly(
                        new CsvReader.Line(1, List.of("", "", "")), new CsvReader.Line(2, List.of("", "x", "")));
        assertThat(read("\r\n\n")).isEmpty();
    }

    @ParameterizedTest(name = "[{index}] {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a,b\\nx,\"open|2",
                "a,b\\nx\"y,z|2",
                "a,b\\n\"x\"y,z|2",
                "a,b\\n\"x\" ,z|2",
                "a,b\\n1,2\\n\"x\\n\\ny|3",
                "\"|1",
            })
    @DisplayName("a quote in the wrong place refuses the file and names the line")
    void brokenQuote(String text, long line) {
        assertThatThrownBy(() -> read(text.replace("\\n", "\n"))).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.reason()).isEqualTo("csv-quote");
            assertThat(problem.arguments()).containsEntry("line", line);
        });
    }

    @Test
    @DisplayName("a cell holds 4,000 characters and not one more, also behind a quote that is never closed")
    void cellLimit() throws IOException {
        String longest = "x".repeat(CsvReader.MOST_CHARACTERS);

        assertThat(read(longest + ",\"" + longest + "\"").get(0).cells()).containsExactly(longest, longest);
        assertThatThrownBy(() -> read("a\n" + longest + "x")).hasMessageContaining("csv-cell-too-long {line=2");
        assertThatThrownBy(() -> read("a\n\"" + "x\n".repeat(100_000)))
                .hasMessageContaining("csv-cell-too-long {line=2");
    }

    @Test
    @DisplayName("64 columns are read, 65 refused; NUL is refused with its line")
    void otherLimits() throws IOException {
        assertThat(read(",".repeat(63)).get(0).cells()).hasSize(64);
        assertThatThrownBy(() -> read(",".repeat(64))).hasMessageContaining("csv-too-many-columns");
        assertThatThrownBy(() -> read("a\nb\0")).hasMessageContaining("csv-nul {line=2}");
    }

    private static List<CsvReader.Line> read(String text) throws IOException {
        CsvReader reader = new CsvReader(new StringReader(text));
        List<CsvReader.Line> lines = new ArrayList<>();
        for (CsvReader.Line line = reader.next(); line != null; line = reader.next()) {
            lines.add(line);
        }
        return lines;
    }
}
