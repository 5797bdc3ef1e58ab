package org.inlay.platform.web.internal.rest.edge;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.inlay.platform.persistence.SchemaReady;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the JAX-RS whiteboard again when it got stuck. Its tables of services are not made for two threads, and at a start
 * several register services at once: about one start in a hundred on a busy machine leaves it half started for ever. A
 * second start, when everything is there, comes through.
 */
@Component(service = WhiteboardCare.class, immediate = true)
public final class WhiteboardCare {
    private static final Logger LOG = LoggerFactory.getLogger(WhiteboardCare.class);
    private static final String WHITEBOARD = "org.apache.aries.jax.rs.whiteboard";
    private static final Set<String> SCHEMAS = Set.of("platform", "customers", "orders");
    private static final long LOOK_SECONDS = 5;

    /** Looks in a row that find REST incomplete although everything it needs is there. */
    private static final int PATIENCE = 4;

    private final BundleContext context;
    private final Set<String> schemas = new ConcurrentSkipListSet<>();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "inlay-rest-care"));
    private int incomplete;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile @Nullable CoreApplication application;

    @Activate
    public WhiteboardCare(BundleContext context) {
        this.context = context;
        thread.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSchema(SchemaReady schema) {
        schemas.add(schema.schema());
    }

    void removeSchema(SchemaReady schema) {
        schemas.remove(schema.schema());
    }

    @Deactivate
    void close() {
        thread.shutdownNow();
    }

    private void look() {
        try {
            boolean stuck = schemas.containsAll(SCHEMAS) && !missing().isEmpty();
            incomplete = stuck ? incomplete + 1 : 0;
            if (incomplete >= PATIENCE) {
                incomplete = 0;
                startAgain();
            }
        } catch (BundleException | RuntimeException e) {
            LOG.warn("The REST whiteboard could not be looked after; trying again", e);
        }
    }

    private List<String> missing() {
        CoreApplication present = application;
        try {
            return present == null ? List.of("the REST interface") : present.missing();
        } catch (RuntimeException broken) {
            LOG.debug("The whiteboard gives no account", broken);
            return List.of("an account of the whiteboard");
        }
    }

    private void startAgain() throws BundleException {
        Bundle whiteboard = Stream.of(context.getBundles())
                .filter(bundle -> WHITEBOARD.equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no bundle " + WHITEBOARD));
        LOG.warn("REST is not complete though its bundles are: {}; starting the whiteboard again", missing());
        whiteboard.stop(Bundle.STOP_TRANSIENT);
        whiteboard.start(Bundle.START_TRANSIENT);
    }
}
