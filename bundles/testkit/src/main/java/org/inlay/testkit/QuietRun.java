package org.inlay.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.inlay.platform.spi.Job;

/**
 * A run of a job that nobody watches, from its beginning.
 *
 * @param cancelled whether somebody has asked it to stop
 */
public record QuietRun(boolean cancelled) implements Job.Context {
    @Override
    public Map<String, String> parameters() {
        return Map.of();
    }

    @Override
    public void progress(long done, long total) {
        assertThat(done).isNotNegative();
    }

    @Override
    public void outcome(String text) {
        assertThat(text).isNotBlank();
    }

    @Override
    public String checkpoint() {
        return "";
    }

    @Override
    public void checkpoint(String state) {
        assertThat(state).isNotNull();
    }
}
