package org.inlay.platform.internal.domain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.inlay.platform.Problem;

/** Tells how a file is encoded: UTF-8 when all of it is, else GB18030 when all of it is; never guessed from a part. */
public final class CsvCharset {
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private CsvCharset() {}

    /**
     * The charset of the whole file.
     *
     * @throws Problem {@code csv-encoding} when it is neither
     */
    public static Charset of(Path file) throws IOException {
        for (Charset charset : new Charset[] {StandardCharsets.UTF_8, Charset.forName("GB18030")}) {
            if (decodes(file, charset)) {
                return charset;
            }
        }
        throw Problem.invalid("csv-encoding");
    }

    /** The characters of the file without its byte order mark; a byte that is none of the charset's throws. */
    public static Reader open(Path file, Charset charset) throws IOException {
        Reader reader = new BufferedReader(strict(Files.newInputStream(file), charset));
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }

    private static boolean decodes(Path file, Charset charset) throws IOException {
        char[] buffer = new char[1 << 16];
        try (Reader reader = strict(Files.newInputStream(file), charset)) {
            while (reader.read(buffer) >= 0) {
                // reading to the end is the test
            }
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }

    private static Reader strict(InputStream in, Charset charset) {
        return new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }
}
