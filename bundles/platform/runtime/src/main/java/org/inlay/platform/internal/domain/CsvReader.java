package org.inlay.platform.internal.domain;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.inlay.platform.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Reads RFC 4180 records one by one in bounded memory: a quote that is never closed ends at the cell limit instead of
 * swallowing the file. The libraries at hand read a cell to its end whatever its length and let stray quotes pass.
 */
public final class CsvReader {
    /** Most characters of a cell. */
    public static final int MOST_CHARACTERS = 4_000;

    /** Most cells of a record. */
    public static final int MOST_COLUMNS = 64;

    private static final int END = -1;

    private final Reader reader;
    private final char[] buffer = new char[1 << 16];
    private final StringBuilder cell = new StringBuilder();
    private int filled;
    private int position;
    private long line = 1;

    /** @param reader without a byte order mark */
    public CsvReader(Reader reader) {
        this.reader = reader;
    }

    /** A record and the line on which it begins, the first being 1. */
    public record Line(long number, List<String> cells) {}

    /**
     * The next record; null at the end. Blank lines are passed over.
     *
     * @throws Problem {@code csv-quote}, {@code csv-nul}, {@code csv-cell-too-long}, {@code csv-too-many-columns} with the line
     */
    public @Nullable Line next() throws IOException {
        while (peek() == '\r' || peek() == '\n') {
            endLine();
        }
        if (peek() == END) {
            return null;
        }
        long start = line;
        List<String> cells = new ArrayList<>();
        while (true) {
            cells.add(cell());
            if (peek() != ',') {
                break;
            }
            position++;
            if (cells.size() == MOST_COLUMNS) {
                throw fault("csv-too-many-columns", line).with("most", MOST_COLUMNS);
            }
        }
        if (peek() != END) {
            endLine();
        }
        return new Line(start, cells);
    }

    private String cell() throws IOException {
        cell.setLength(0);
        if (peek() == '"') {
            position++;
            quoted();
        } else {
            plain();
        }
        return cell.toString();
    }

    private void plain() throws IOException {
        for (int c = peek(); c != ',' && c != '\r' && c != '\n' && c != END; c = peek()) {
            if (c == '"') {
                throw fault("csv-quote", line);
            }
            append((char) c, line);
            position++;
        }
    }

    /** Reads on behind the opening quote; a doubled quote stands for one, a line end of any kind for {@code \n}. */
    private void quoted() throws IOException {
        long start = line;
        for (int c = peek(); c != END; c = peek()) {
            if (c == '\r' || c == '\n') {
                append('\n', start);
                endLine();
                continue;
            }
            position++;
            if (c == '"') {
                if (peek() != '"') {
                    closed();
                    return;
                }
                position++;
            }
            append((char) c, start);
        }
        throw fault("csv-quote", start);
    }

    private void closed() throws IOException {
        int c = peek();
        if (c != ',' && c != '\r' && c != '\n' && c != END) {
            throw fault("csv-quote", line);
        }
    }

    private void append(char c, long start) {
        if (c == 0) {
            throw fault("csv-nul", line);
        }
        if (cell.length() == MOST_CHARACTERS) {
            throw fault("csv-cell-too-long", start).with("most", MOST_CHARACTERS);
        }
        cell.append(c);
    }

    /** Passes CR, LF or CR LF. */
    private void endLine() throws IOException {
        if (peek() == '\r') {
            position++;
            if (peek() == '\n') {
                position++;
            }
        } else {
            position++;
        }
        line++;
    }

    private int peek() throws IOException {
        if (position == filled) {
            filled = Math.max(reader.read(buffer, 0, buffer.length), 0);
            position = 0;
        }
        return filled == 0 ? END : buffer[position];
    }

    private static Problem fault(String reason, long line) {
        return Problem.invalid(reason).with("line", line);
    }
}
