package org.inlay.platform.internal.domain;

import org.inlay.platform.spi.EventHandler;
import org.inlay.platform.spi.RuleDefinition;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Brings what bundles contribute to the services that use it. Those services do not refer to contributions themselves:
 * a contribution may well need the service, and the two would wait for each other.
 */
@Component(service = Whiteboard.class, immediate = true)
public final class Whiteboard {
    private final VersionedRules rules;
    private final Dispatcher dispatcher;

    @Activate
    public Whiteboard(@Reference VersionedRules rules, @Reference Dispatcher dispatcher) {
        this.rules = rules;
        this.dispatcher = dispatcher;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addRule(RuleDefinition<?> definition) {
        rules.add(definition);
    }

    void removeRule(RuleDefinition<?> definition) {
        rules.remove(definition);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addHandler(EventHandler<?> handler) {
        dispatcher.add(handler);
    }

    void removeHandler(EventHandler<?> handler) {
        dispatcher.remove(handler);
    }
}
