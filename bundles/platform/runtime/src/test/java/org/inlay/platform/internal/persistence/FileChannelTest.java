package org.inlay.platform.internal.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.inlay.platform.Id;
import org.inlay.platform.spi.MessageChannel.Message;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileChannelTest {
    @Test
    @DisplayName("A message is a line of its own, whatever is in it")
    void lines(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("messages/messages.tsv");
        Clock clock = Clock.fixed(Instant.parse("2026-11-30T01:00:00Z"), ZoneOffset.UTC);
        FileChannel channel = new FileChannel(file, clock);
        channel.send(new Message("a/1", new Id(42), "+8613800138000", "王小姐\n您好\t。"));
        channel.send(new Message("a/2", new Id(42), null, "再见"));
        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "2026-11-30T01:00:00Z\ta/1\t" + new Id(42) + "\t+8613800138000\t王小姐 您好 。",
                        "2026-11-30T01:00:00Z\ta/2\t" + new Id(42) + "\t\t再见");
    }
}
