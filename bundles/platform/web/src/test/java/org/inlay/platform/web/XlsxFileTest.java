package org.inlay.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class XlsxFileTest {
    @Test
    @DisplayName("Telephone numbers, codes and what looks like a formula are text, amounts and dates are not")
    void types() throws IOException {
        Path file = XlsxFile.spool("客户", rows -> {
            rows.add("姓名", "手机", "金额", "日期");
            rows.add("=1+1", "013800138000", new BigDecimal("1280.50"), LocalDate.of(2026, 11, 27));
            rows.add("<b>\u0001", null, null, null);
            for (int i = 0; i < 2000; i++) {
                rows.add("第" + i, i, null, null);
            }
        });
        String sheet = sheet(file);
        assertThat(sheet)
                .contains("t=\"inlineStr\"><is><t>=1+1</t>")
                .contains("<t>013800138000</t>")
                .contains("<v>1280.5")
                .doesNotContain("<f>")
                .doesNotContain("<b>")
                .contains("第1999");
        Files.delete(file);
    }

    @Test
    @DisplayName("A refusal while rows are put leaves no file and is told")
    void refused() {
        assertThatThrownBy(() -> XlsxFile.spool("x", rows -> {
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");
    }

    private static String sheet(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            String xml = new String(
                    zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(),
                    StandardCharsets.UTF_8);
            return Pattern.compile("&#x([0-9a-f]+);")
                    .matcher(xml)
                    .replaceAll(found -> Character.toString(Integer.parseInt(found.group(1), 16)));
        }
    }
}
