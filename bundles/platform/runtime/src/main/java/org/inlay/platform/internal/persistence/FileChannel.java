package org.inlay.platform.internal.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import org.inlay.platform.spi.MessageChannel;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Writes messages into {@code messages/messages.tsv} of the data directory, a line each: when, key, customer, mobile, text. What it
 * wrote is on the disk. It is there until another channel is; every other one goes before it.
 */
@Component(service = MessageChannel.class, property = "service.ranking:Integer=-1000")
public final class FileChannel implements MessageChannel {
    private final Path file;
    private final Clock clock;

    @Activate
    public FileChannel(BundleContext context, @Reference Clock clock) {
        this(Path.of(context.getProperty("inlay.data"), "messages", "messages.tsv"), clock);
    }

    FileChannel(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "file";
    }

    @Override
    public synchronized void send(Message message) {
        String line = String.join(
                        "\t",
                        clock.instant().toString(),
                        plain(message.key()),
                        message.customer().toString(),
                        message.mobile() == null ? "" : message.mobile(),
                        plain(message.text()))
                + "\n";
        try {
            Files.createDirectories(file.getParent());
            try (var out =
                    java.nio.channels.FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                out.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
                out.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the message " + message.key(), e);
        }
    }

    /** Without what would end the field or the line. */
    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
