package org.inlay.platform.internal.plugins;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.framework.Bundle;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/** The framework on its way up, level by level: it refuses to start a bundle of a level that it has not reached. */
final class Boot {
    private static final long LOOK_MILLIS = 50;

    private final Bundle framework;
    private final Duration longest;

    /** @param longest how long a boot may take from when somebody waits for it */
    Boot(Bundle framework, Duration longest) {
        this.framework = framework;
        this.longest = longest;
    }

    /**
     * Returns when the framework would start all of them.
     *
     * @throws TimeoutException when it does not come so far, or is on its way down
     */
    void awaitLevelOf(Collection<Bundle> bundles) throws InterruptedException, TimeoutException {
        int wanted = bundles.stream()
                .mapToInt(bundle -> bundle.adapt(BundleStartLevel.class).getStartLevel())
                .max()
                .orElse(0);
        FrameworkStartLevel levels = framework.adapt(FrameworkStartLevel.class);
        long began = System.nanoTime();
        while (levels.getStartLevel() < wanted) {
            if (framework.getState() == Bundle.STOPPING || System.nanoTime() - began > longest.toNanos()) {
                throw new TimeoutException(
                        "The platform is at start level %d, not at %d".formatted(levels.getStartLevel(), wanted));
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }
}
