package org.inlay.platform.internal.domain;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.inlay.platform.spi.EventHandler;
import org.inlay.platform.spi.PermissionContributor;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** As {@link Whiteboard}, for contributions of which it counts whose they are: permissions and event handlers. */
@Component(service = PluginContributions.class, immediate = true)
public final class PluginContributions {
    private final RolePermissions roles;
    private final Dispatcher dispatcher;
    private final PluginCalls calls;
    private final Map<EventHandler<?>, EventHandler<?>> handlers = new ConcurrentHashMap<>();

    @Activate
    public PluginContributions(
            @Reference RolePermissions roles, @Reference Dispatcher dispatcher, @Reference PluginCalls calls) {
        this.roles = roles;
        this.dispatcher = dispatcher;
        this.calls = calls;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addContributor(PermissionContributor contributor, ServiceReference<PermissionContributor> reference) {
        roles.add(contributor, PluginBundles.declared(reference.getBundle()));
    }

    void removeContributor(PermissionContributor contributor) {
        roles.remove(contributor);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addHandler(EventHandler<?> handler, ServiceReference<EventHandler<?>> reference) {
        String plugin = PluginBundles.plugin(reference.getBundle()).orElse(null);
        EventHandler<?> called = plugin == null ? handler : calls.guard(EventHandler.class, plugin, handler, false);
        handlers.put(handler, called);
        dispatcher.add(called, plugin);
    }

    void removeHandler(EventHandler<?> handler) {
        EventHandler<?> called = handlers.remove(handler);
        if (called != null) {
            dispatcher.remove(called);
        }
    }
}
