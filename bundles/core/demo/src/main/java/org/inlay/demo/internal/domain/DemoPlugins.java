package org.inlay.demo.internal.domain;

import java.time.Clock;
import java.util.function.BooleanSupplier;
import org.inlay.demo.internal.domain.DemoChain.Branch;
import org.inlay.platform.Extensions;
import org.inlay.platform.Plugins;
import org.inlay.platform.spi.DemoData;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The plugins of the demo's clinics: nothing is sold before they are there, and they show themselves when people have histories. */
@Component(service = DemoPlugins.class)
public final class DemoPlugins {
    private static final Logger LOG = LoggerFactory.getLogger(DemoPlugins.class);
    private static final long POLL_MILLIS = 200;
    private static final int MOST_POLLS = 300;

    private final Plugins plugins;
    private final Extensions extensions;
    private final DemoCallers callers;
    private final Clock clock;

    @Activate
    public DemoPlugins(
            @Reference Plugins plugins,
            @Reference Extensions extensions,
            @Reference DemoCallers callers,
            @Reference Clock clock) {
        this.plugins = plugins;
        this.extensions = extensions;
        this.callers = callers;
        this.clock = clock;
    }

    /** Waits until those that the clinics' types name have started, a minute at most. */
    void await(BooleanSupplier stopped) {
        try {
            for (int i = 0; i < MOST_POLLS && !stopped.getAsBoolean() && starting(); i++) {
                Thread.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean starting() {
        return callers.platform(clock.instant(), plugins::list).stream()
                .anyMatch(plugin -> plugin.state().equals("STARTING"));
    }

    /** One that cannot show itself is named, and the others do. */
    void show(BooleanSupplier stopped) {
        for (Branch branch : Branch.values()) {
            for (DemoData data : extensions.active(DemoData.class, branch.code)) {
                if (!stopped.getAsBoolean()) {
                    show(data, branch.code);
                }
            }
        }
    }

    private void show(DemoData data, String clinic) {
        try {
            callers.platform(clock.instant(), () -> {
                data.show(clinic);
                return clinic;
            });
        } catch (RuntimeException failed) {
            LOG.error("Demo data: a plugin shows nothing in clinic {}", clinic, failed);
        }
    }
}
