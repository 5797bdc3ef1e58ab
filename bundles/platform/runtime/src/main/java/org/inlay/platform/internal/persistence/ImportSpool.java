package org.inlay.platform.internal.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Received files, below {@code imports} of the data directory until their run has ended. */
@Component(service = ImportSpool.class)
public final class ImportSpool {
    private static final long MOST_BYTES = 4L << 30;
    private static final String SUFFIX = ".csv";

    private final Path directory;

    @Activate
    public ImportSpool(BundleContext context) {
        this(Path.of(context.getProperty("inlay.data"), "imports"));
    }

    ImportSpool(Path directory) {
        this.directory = directory;
    }

    /** Where the file of a run is. */
    Path file(Id run) {
        return directory.resolve(run + SUFFIX);
    }

    /**
     * Writes the file of a run; it is on the disk when this returns.
     *
     * @throws Problem {@code body-too-large} beyond 4 GiB
     */
    Path receive(Id run, InputStream in) throws IOException {
        Files.createDirectories(directory);
        Path file = file(run);
        byte[] buffer = new byte[1 << 16];
        long written = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                written += read;
                if (written > MOST_BYTES) {
                    throw new Problem(Problem.Kind.TOO_LARGE, "body-too-large").with("most", MOST_BYTES);
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException | RuntimeException failed) {
            Files.deleteIfExists(file);
            throw failed;
        }
        return file;
    }

    /** How many lines the file of a run has; a quoted cell may hold several. */
    long lines(Id run) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long lines = 0;
        try (InputStream in = Files.newInputStream(file(run))) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    if (buffer[i] == '\n') {
                        lines++;
                    }
                }
            }
        }
        return lines;
    }

    void discard(Id run) throws IOException {
        Files.deleteIfExists(file(run));
    }

    /** Deletes files of runs that are not open, left over when a node went down; files of the last day stay. */
    void tidy(Instant now, Predicate<Id> open) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        FileTime old = FileTime.from(now.minus(Duration.ofDays(1)));
        List<Path> files;
        try (Stream<Path> listed = Files.list(directory)) {
            files = listed.filter(path -> path.toString().endsWith(SUFFIX)).toList();
        }
        for (Path file : files) {
            String name = file.getFileName().toString();
            Id run = Id.parse(name.substring(0, name.length() - SUFFIX.length()));
            if (Files.getLastModifiedTime(file).compareTo(old) < 0 && !open.test(run)) {
                Files.deleteIfExists(file);
            }
        }
    }
}
