package org.inlay.customers.internal.persistence;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.inlay.customers.internal.domain.Recalculation;
import org.inlay.customers.spi.TagProvider;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees tag providers come and go. While one is away nobody evaluates its tag, so the tag stays UNDECIDED after it is back
 * until every customer was evaluated again (T7). A server that stops loses nothing: nothing happens while it is down.
 */
@Component(service = TagWatch.class, immediate = true)
public final class TagWatch {
    private static final Logger LOG = LoggerFactory.getLogger(TagWatch.class);

    private final Recalculation recalculation;
    private final Bundle system;
    private final Map<TagProvider, String> tags = new ConcurrentHashMap<>();
    private volatile boolean watching = true;

    @Activate
    public TagWatch(BundleContext context, @Reference Recalculation recalculation) {
        this.system = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
        this.recalculation = recalculation;
    }

    @Deactivate
    void stop() {
        watching = false;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(TagProvider provider) {
        String tag = provider.definition().tag();
        tags.put(provider, tag);
        quietly(tag, () -> LOG.debug("{} recalculations begin", recalculation.back(tag)));
    }

    void remove(TagProvider provider) {
        String tag = tags.remove(provider);
        if (tag != null && watching && system.getState() == Bundle.ACTIVE) {
            quietly(tag, () -> recalculation.whenBack(tag));
        }
    }

    private static void quietly(String tag, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("the tag {} may be out of date: have it recalculated", tag, e);
        }
    }
}
