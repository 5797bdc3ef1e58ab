package org.inlay.platform.internal.domain;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.inlay.platform.internal.domain.PluginBook.Wanted;
import org.osgi.service.component.annotations.Component;

/** Where plugins are on, as this node last read it from the database: good for what is shown, not for what is priced. */
@Component(service = PluginSwitches.class)
public final class PluginSwitches {
    private final Map<String, Set<String>> clinics = new ConcurrentHashMap<>();

    /** Takes over what the database says. */
    void take(Map<String, Wanted> wanted) {
        clinics.keySet().retainAll(wanted.keySet());
        wanted.forEach((id, plugin) -> clinics.put(id, plugin.clinics()));
    }

    /** Whether the plugin is wanted at all. */
    boolean isWanted(String plugin) {
        return clinics.containsKey(plugin);
    }

    /** The clinics where it is on. */
    Set<String> clinics(String plugin) {
        return clinics.getOrDefault(plugin, Set.of());
    }

    /** Whether it is on in the clinic. */
    boolean isOn(String plugin, String clinic) {
        return clinics(plugin).contains(clinic);
    }
}
