package org.inlay.platform.internal.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The files of a zip, within bounds: nothing of it is written to the disk before it was looked at. */
final class Archive {
    private static final int MOST_FILES = 20_000;
    private static final long MOST_BYTES = 64L << 20;
    private static final int LONGEST_NAME = 500;
    private static final byte[] NOTHING = {};

    private Archive() {}

    /** It is not an archive, or not one that may be unpacked. */
    static final class Bad extends Exception {
        private static final long serialVersionUID = 1L;
        private final String code;
        private final String what;

        Bad(String code, String what) {
            super(code + " " + what);
            this.code = code;
            this.what = what;
        }

        String code() {
            return code;
        }

        String what() {
            return what;
        }
    }

    /**
     * Its files by name, those that are kept; all are counted.
     *
     * @throws Bad {@code path} for a name that leads out, {@code size} beyond the bounds, {@code archive} for what is none
     */
    static Map<String, byte[]> read(byte[] bytes, Predicate<String> kept) throws Bad {
        try {
            Path file = Files.createTempFile("plugin", ".zip");
            try {
                Files.write(file, bytes);
                return read(file, kept);
            } finally {
                Files.delete(file);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new Bad("archive", String.valueOf(e.getMessage()));
        }
    }

    /** Goes by the directory at its end, as the framework does that runs it and the JDK that verifies it. */
    private static Map<String, byte[]> read(Path file, Predicate<String> kept) throws Bad, IOException {
        Map<String, byte[]> files = new TreeMap<>();
        Set<String> names = new HashSet<>();
        long left = MOST_BYTES;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName();
                if (leadsOut(name)) {
                    throw new Bad("path", shown(name));
                }
                if (names.size() >= MOST_FILES) {
                    throw new Bad("size", shown(name));
                }
                if (!names.add(name)) {
                    throw new Bad("archive", "twice " + shown(name));
                }
                try (InputStream in = zip.getInputStream(entry)) {
                    byte[] content = kept.test(name) ? in.readNBytes((int) left + 1) : NOTHING;
                    left -= content.length + skip(in, left - content.length);
                    if (left < 0) {
                        throw new Bad("size", shown(name));
                    }
                    if (!entry.isDirectory() && kept.test(name)) {
                        files.put(name, content);
                    }
                }
            }
        }
        if (names.isEmpty()) {
            throw new Bad("archive", "no files");
        }
        return files;
    }

    /** What is left of an entry, without keeping it; a byte more than allowed is enough. */
    private static long skip(InputStream in, long allowed) throws IOException {
        byte[] buffer = new byte[8192];
        long skipped = 0;
        for (int n = in.read(buffer); n >= 0 && skipped <= allowed; n = in.read(buffer)) {
            skipped += n;
        }
        return skipped;
    }

    private static boolean leadsOut(String name) {
        return name.isEmpty()
                || name.length() > LONGEST_NAME
                || name.startsWith("/")
                || name.chars().anyMatch(c -> c == '\\' || c == ':' || c < ' ')
                || ("/" + name + "/").contains("/../");
    }

    private static String shown(String name) {
        return name.codePoints()
                .limit(100)
                .collect(
                        StringBuilder::new, (text, c) -> text.appendCodePoint(c < ' ' ? '?' : c), StringBuilder::append)
                .toString();
    }
}
