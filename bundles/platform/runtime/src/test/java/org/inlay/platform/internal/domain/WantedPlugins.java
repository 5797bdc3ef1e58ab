package org.inlay.platform.internal.domain;

import java.util.Map;
import java.util.Set;

/** What is wanted, as a test says. */
record WantedPlugins(Map<String, PluginBook.Wanted> plugins) implements PluginBook {
    @Override
    public Map<String, Wanted> wanted() {
        return Map.copyOf(plugins);
    }

    @Override
    public void want(String id, Set<String> clinics) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean drop(String id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean switchTo(String id, String clinic, boolean on) {
        throw new UnsupportedOperationException();
    }
}
