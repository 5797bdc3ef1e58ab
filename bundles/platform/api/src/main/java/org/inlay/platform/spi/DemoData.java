package org.inlay.platform.spi;

import org.osgi.annotation.versioning.ConsumerType;

/** What a plugin shows of itself in the demonstration ({@code ./inlay run --demo}); asked nowhere else. */
@ConsumerType
public interface DemoData {
    /**
     * Makes what the demonstration shows in this clinic, as the platform, when its customers have their histories. Asked at every start:
     * what is there already is left alone.
     */
    void show(String clinic);
}
