package org.inlay.platform.internal.plugins;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.inlay.platform.Access;
import org.inlay.platform.Plugins;
import org.inlay.platform.Plugins.Report;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what lies in {@code plugins-incoming} of the data directory as if it had been brought over REST. What is accepted
 * leaves the folder; what is refused stays as {@code .refused} with a text beside it that says why.
 */
@Component(service = PluginFolder.class, immediate = true)
public final class PluginFolder {
    private static final Logger LOG = LoggerFactory.getLogger(PluginFolder.class);
    private static final long EVERY_SECONDS = 5;
    private static final long LARGEST = 32L << 20;

    /** A file that was written to a moment ago may not be whole yet. */
    private static final long SETTLED_SECONDS = 2;

    private final Plugins plugins;
    private final Access access;
    private final Path directory;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "inlay-plugin-folder"));

    @Activate
    public PluginFolder(BundleContext context, @Reference Plugins plugins, @Reference Access access) {
        this.plugins = plugins;
        this.access = access;
        this.directory = Path.of(context.getProperty("inlay.data"), "plugins-incoming");
        thread.scheduleWithFixedDelay(this::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @Deactivate
    void stop() {
        thread.shutdown();
    }

    private void look() {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.kar")) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file)
                        .toInstant()
                        .isBefore(Instant.now().minusSeconds(SETTLED_SECONDS))) {
                    take(file);
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("The folder {} cannot be looked at, trying again", directory, e);
        }
    }

    private void take(Path file) throws IOException {
        List<String> findings = Files.size(file) > LARGEST
                ? List.of("larger than " + LARGEST + " bytes")
                : access.asPlatform(() -> bring(file));
        if (findings.isEmpty()) {
            Files.delete(file);
            LOG.info("{} was accepted and can be installed", file.getFileName());
        } else {
            Files.writeString(
                    Path.of(file + ".refused.txt"), String.join("\n", findings) + "\n", StandardCharsets.UTF_8);
            Files.move(file, Path.of(file + ".refused"), StandardCopyOption.REPLACE_EXISTING);
            LOG.warn("{} was refused: {}", file.getFileName(), findings);
        }
    }

    private List<String> bring(Path file) {
        try {
            byte[] archive = Files.readAllBytes(file);
            Report report = plugins.bring(archive, null, true);
            if (report.findings().isEmpty()) {
                plugins.bring(archive, report.digest(), false);
            }
            return report.findings();
        } catch (IOException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }
}
