package org.inlay.platform.web;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A workbook of one sheet, its first row in bold and kept in sight. Amounts are numbers and dates are dates; everything else,
 * telephone numbers and codes among it, is text and never a formula. Written row by row.
 */
public final class XlsxFile {
    /** Media type of the file. */
    public static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final int ROWS_A_TIME = 500;

    private XlsxFile() {}

    /** A temporary file of the rows which the work puts in; there is none when the work fails. */
    public static Path spool(String sheet, Consumer<CsvFile.Rows> work) {
        return Spool.of(".xlsx", output -> {
            try (Workbook workbook = new Workbook(output, "Inlay", null)) {
                Worksheet worksheet = workbook.newWorksheet(sheet);
                worksheet.freezePane(0, 1);
                Rows rows = new Rows(worksheet);
                work.accept(rows::add);
                worksheet.finish();
            }
        });
    }

    /** Puts rows below each other. */
    private static final class Rows {
        private final Worksheet sheet;
        private int row;

        Rows(Worksheet sheet) {
            this.sheet = sheet;
        }

        void add(@Nullable Object... cells) {
            for (int column = 0; column < cells.length; column++) {
                put(column, cells[column]);
            }
            row++;
            if (row % ROWS_A_TIME == 0) {
                flush();
            }
        }

        private void put(int column, @Nullable Object cell) {
            if (cell instanceof BigDecimal number) {
                sheet.value(row, column, number);
                sheet.style(row, column).format("#,##0.00").set();
            } else if (cell instanceof LocalDate date) {
                sheet.value(row, column, date);
                sheet.style(row, column).format("yyyy-mm-dd").set();
            } else if (cell != null) {
                sheet.inlineString(row, column, cell.toString());
                if (row == 0) {
                    sheet.style(row, column).bold().set();
                }
            }
        }

        private void flush() {
            try {
                sheet.flush();
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
