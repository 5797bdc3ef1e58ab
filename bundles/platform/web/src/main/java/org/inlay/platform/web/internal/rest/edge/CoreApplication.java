package org.inlay.platform.web.internal.rest.edge;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.ws.rs.core.Application;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The core's REST application {@code inlay-core} at {@code /api/v1}. The whiteboard builds an application's endpoint anew
 * for every resource that comes later, during which requests meet 404; so the application is offered once all resources
 * of the core are there, and the endpoint is built once.
 */
@Component(service = CoreApplication.class, immediate = true)
public final class CoreApplication {
    public static final String NAME = "inlay-core";
    public static final String BASE = "/api/v1";

    /** The whiteboard's name for the servlet context of the application. */
    static final String CONTEXT = "context.for" + NAME;

    private static final Logger LOG = LoggerFactory.getLogger(CoreApplication.class);

    private static final long LOOK_MILLIS = 100;

    /** After so long the core answers without what is missing; it stays not ready and says why. */
    private static final long PATIENCE_SECONDS = 120;

    private final BundleContext context;
    private final CoreResources resources;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "inlay-rest-start"));
    private @Nullable ServiceRegistration<Application> registration;

    @Activate
    public CoreApplication(BundleContext context, @Reference CoreResources resources) {
        this.context = context;
        this.resources = resources;
        thread.scheduleWithFixedDelay(this::registerWhenComplete, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        thread.schedule(this::register, PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private void registerWhenComplete() {
        try {
            if (resources.unknown().isEmpty()) {
                register();
            }
        } catch (RuntimeException e) {
            // the whiteboard's account cannot be taken while bundles come and go
            LOG.debug("The whiteboard gives no account; asking again", e);
        }
    }

    private synchronized void register() {
        if (registration != null || thread.isShutdown()) {
            return;
        }
        List<String> missing = resources.unknown();
        if (!missing.isEmpty()) {
            LOG.warn("REST starts without {}", missing);
        }
        registration = context.registerService(
                Application.class,
                new Application(),
                FrameworkUtil.asDictionary(Map.of("osgi.jaxrs.name", NAME, "osgi.jaxrs.application.base", BASE)));
        thread.shutdownNow();
    }

    /** What is not served yet, in words. The whiteboard accounts for resources before their servlet answers. */
    public synchronized List<String> missing() {
        return registration == null ? List.of("the REST interface") : resources.unserved();
    }

    @Deactivate
    public synchronized void close() {
        thread.shutdownNow();
        if (registration != null) {
            registration.unregister();
        }
    }
}
