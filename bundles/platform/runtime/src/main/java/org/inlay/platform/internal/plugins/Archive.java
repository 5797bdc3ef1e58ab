package org.inlay.platform.internal.plugins;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

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
        Map<String, byte[]> files = new TreeMap<>();
        long left = MOST_BYTES;
        Set<String> names = new HashSet<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (leadsOut(name)) {
                    throw new Bad("path", shown(name));
                }
                byte[] content = kept.test(name) ? zip.readNBytes((int) left + 1) : NOTHING;
                left -= content.length + skip(zip, left - content.length);
                if (left < 0 || names.size() >= MOST_FILES) {
                    throw new Bad("size", shown(name));
                }
                if (!entry.isDirectory() && !names.add(name)) {
                    throw new Bad("archive", "twice " + shown(name));
                }
                if (!entry.isDirectory() && kept.test(name)) {
                    files.put(name, content);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new Bad("archive", String.valueOf(e.getMessage()));
        }
        if (names.isEmpty()) {
            throw new Bad("archive", "no files");
        }
        return files;
    }

    /** What is left of an entry, without keeping it; a byte more than allowed is enough. */
    private static long skip(ZipInputStream zip, long allowed) throws IOException {
        byte[] buffer = new byte[8192];
        long skipped = 0;
        for (int n = zip.read(buffer); n >= 0 && skipped <= allowed; n = zip.read(buffer)) {
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
