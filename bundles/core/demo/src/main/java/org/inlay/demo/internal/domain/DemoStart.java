package org.inlay.demo.internal.domain;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills a fresh installation in the background, when the framework property {@code inlay.demo=true} asks for it. */
@Component(service = DemoStart.class, immediate = true)
public final class DemoStart {
    private static final Logger LOG = LoggerFactory.getLogger(DemoStart.class);

    private final Thread thread;
    private volatile boolean stopped;

    @Activate
    public DemoStart(
            BundleContext context,
            @Reference DemoChain chain,
            @Reference DemoPeople people,
            @Reference DemoPlugins plugins) {
        thread = new Thread(() -> fill(chain, people, plugins), "inlay-demo");
        thread.setDaemon(true);
        if (Boolean.parseBoolean(context.getProperty("inlay.demo"))) {
            thread.start();
        }
    }

    private void fill(DemoChain chain, DemoPeople people, DemoPlugins plugins) {
        try {
            chain.open().ifPresent(today -> {
                plugins.await(() -> stopped);
                people.move(today, () -> stopped);
                plugins.show(() -> stopped);
            });
        } catch (RuntimeException failed) {
            LOG.error("Demo data: stopped; a new start with --demo goes on with the next customer", failed);
        }
    }

    /** Ends after the present customer. */
    @Deactivate
    public void stop() throws InterruptedException {
        stopped = true;
        thread.join(10_000);
    }
}
