package org.inlay.platform.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvCharsetTest {
    private static final Charset GB18030 = Charset.forName("GB18030");

    @TempDir
    private Path directory;

    @Test
    @DisplayName("UTF-8 is read with and without its byte order mark")
    void utf8() throws IOException {
        Path plain = file("姓名\n".getBytes(StandardCharsets.UTF_8));
        assertThat(CsvCharset.of(plain)).isEqualTo(StandardCharsets.UTF_8);
        assertThat(firstLine(plain)).isEqualTo("姓名");

        Path marked = file("\uFEFF姓名\n".getBytes(StandardCharsets.UTF_8));
        assertThat(firstLine(marked)).isEqualTo("姓名");
    }

    @Test
    @DisplayName("what is not UTF-8 throughout is GB18030 when it is that throughout, however late it shows")
    void gb18030() throws IOException {
        Path file = file(("name\n" + "a\n".repeat(100_000) + "王女士,㐂\n").getBytes(GB18030));

        assertThat(CsvCharset.of(file)).isEqualTo(GB18030);
        try (BufferedReader reader = new BufferedReader(CsvCharset.open(file, GB18030))) {
            assertThat(reader.lines().skip(100_001)).containsExactly("王女士,㐂");
        }
    }

    @Test
    @DisplayName("what is neither is refused: UTF-16, half a character, bytes no charset has")
    void neither() throws IOException {
        Path utf16 = file("姓名\n".getBytes(StandardCharsets.UTF_16));
        Path cut = file(new byte[] {'a', '\n', (byte) 0xE5, (byte) 0xA7, (byte) 0xFF});

        assertThatThrownBy(() -> CsvCharset.of(utf16)).hasMessageContaining("csv-encoding");
        assertThatThrownBy(() -> CsvCharset.of(cut)).hasMessageContaining("csv-encoding");
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(directory, "import", ".csv"), bytes);
    }

    private static String firstLine(Path file) throws IOException {
        try (BufferedReader reader = new BufferedReader(CsvCharset.open(file, CsvCharset.of(file)))) {
            return reader.readLine();
        }
    }
}
