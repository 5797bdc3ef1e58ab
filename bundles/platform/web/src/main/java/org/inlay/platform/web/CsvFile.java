package org.inlay.platform.web;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file as spreadsheets read it: UTF-8 with a byte order mark, rows ended by CR LF. Cells that a spreadsheet would
 * take for a formula are given as text. It is written whole before its first byte is sent, so that a refusal is still an
 * answer of its own.
 */
public final class CsvFile {
    /** Media type of the answer. */
    public static final String MEDIA_TYPE = "text/csv;charset=UTF-8";

    private static final String FORMULA = "=+-@\t\r";

    private CsvFile() {}

    /** Where rows are put. */
    public interface Rows {
        /** Adds a row; null is an empty cell. */
        void add(@Nullable Object... cells);
    }

    /** An answer that downloads the rows which the work puts in. */
    public static Response download(String name, Consumer<Rows> work) {
        Path spool = spool(work);
        StreamingOutput body = output -> {
            try {
                Files.copy(spool, output);
            } finally {
                Files.deleteIfExists(spool);
            }
        };
        return Response.ok(body, MEDIA_TYPE)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }

    /** A temporary file of the rows which the work puts in; there is none when the work fails. */
    public static Path spool(Consumer<Rows> work) {
        return Spool.of(".csv", output -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
            writer.write('\uFEFF');
            work.accept(cells -> write(writer, row(cells)));
            writer.flush();
        });
    }

    private static void write(Writer writer, String row) {
        try {
            writer.write(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String row(@Nullable Object... cells) {
        return Arrays.stream(cells).map(CsvFile::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        String inert = text.isEmpty() || FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        return inert.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r')
                ? '"' + inert.replace("\"", "\"\"") + '"'
                : inert;
    }
}
