package org.inlay.platform.internal.plugins;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.inlay.platform.internal.domain.PluginBundles;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.framework.hooks.service.ListenerHook.ListenerInfo;
import org.osgi.service.component.annotations.Component;

/**
 * Keeps a plugin on its own ground: what it registers in the place of the core, or on a path that is not its own, nobody
 * else sees. A guard against mistakes: code in the same virtual machine cannot be fenced off from malice.
 */
@Component(service = {Fence.class, FindHook.class, EventListenerHook.class})
public final class Fence implements FindHook, EventListenerHook {
    private static final String HTTP = "osgi.http.whiteboard.";
    private static final String RESOURCE = "osgi.jaxrs.resource";
    private static final String EXTENSION = "osgi.jaxrs.extension";
    private static final String SELECT = "osgi.jaxrs.application.select";
    private static final String APPLICATION = "javax.ws.rs.core.Application";
    private static final List<String> CORES =
            List.of("org.inlay.platform.", "org.inlay.customers.", "org.inlay.orders.");

    @Override
    public void find(
            BundleContext context,
            @Nullable String name,
            @Nullable String filter,
            boolean all,
            Collection<ServiceReference<?>> references) {
        references.removeIf(reference -> hidden(reference, context.getBundle()));
    }

    @Override
    public void event(ServiceEvent event, Map<BundleContext, Collection<ListenerInfo>> listeners) {
        ServiceReference<?> reference = event.getServiceReference();
        if (PluginBundles.plugin(reference.getBundle()).isPresent()) {
            listeners.keySet().removeIf(context -> hidden(reference, context.getBundle()));
        }
    }

    private static boolean hidden(ServiceReference<?> reference, Bundle asking) {
        Bundle owner = reference.getBundle();
        return owner != null
                && asking.getBundleId() != Constants.SYSTEM_BUNDLE_ID
                && !asking.equals(owner)
                && PluginBundles.plugin(owner)
                        .flatMap(plugin -> trespass(reference, plugin))
                        .isPresent();
    }

    /** What these bundles of a plugin have registered where they must not, in words. */
    List<String> trespasses(List<Bundle> bundles) {
        return bundles.stream()
                .flatMap(bundle -> PluginBundles.plugin(bundle).stream()
                        .flatMap(plugin -> services(bundle).flatMap(service -> trespass(service, plugin).stream())))
                .toList();
    }

    private static Stream<ServiceReference<?>> services(Bundle bundle) {
        ServiceReference<?>[] services = bundle.getRegisteredServices();
        return services == null ? Stream.empty() : Arrays.stream(services);
    }

    private static Optional<String> trespass(ServiceReference<?> service, String plugin) {
        List<String> types = List.of((String[]) service.getProperty(Constants.OBJECTCLASS));
        if (types.contains(APPLICATION)) {
            return Optional.of("registers a REST application; the platform makes inlay-" + plugin + " for it");
        }
        if (Arrays.stream(service.getPropertyKeys()).anyMatch(key -> key.startsWith(HTTP))) {
            return Optional.of("registers " + types + " with the web server past the platform");
        }
        boolean rest = isTrue(service.getProperty(RESOURCE)) || isTrue(service.getProperty(EXTENSION));
        String select = String.join("", selects(service.getProperty(SELECT)));
        if (rest && !select.equals("(osgi.jaxrs.name=inlay-" + plugin + ")")) {
            return Optional.of("registers " + types + " for REST outside of /api/v1/" + plugin);
        }
        return types.stream()
                .filter(Fence::isCores)
                .findFirst()
                .map(type -> "registers " + type + ", which only the core provides");
    }

    /** Whether the type is the core's to provide; what others may implement lies in packages named spi and console. */
    private static boolean isCores(String type) {
        String room = type.substring(0, Math.max(0, type.lastIndexOf('.')));
        return CORES.stream().anyMatch((room + ".")::startsWith)
                && !room.endsWith(".spi")
                && !room.endsWith(".console");
    }

    private static String[] selects(@Nullable Object select) {
        return select instanceof String[] several ? several : new String[] {String.valueOf(select)};
    }

    private static boolean isTrue(@Nullable Object property) {
        return property != null && "true".equals(property.toString());
    }
}
