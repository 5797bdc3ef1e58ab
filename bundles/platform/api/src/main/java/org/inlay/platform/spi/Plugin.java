package org.inlay.platform.spi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * The one component by which a plugin says that it is there. It refers to what the plugin cannot work without, its tables
 * first of all, so that it is registered when the plugin is ready and gone before it is not. A plugin that does not register
 * it within its time is rolled back and named.
 */
@ConsumerType
public interface Plugin {
    /** The plugin's id, the last part of its feature {@code inlay-plugin-<id>} and its bundle's header {@code Inlay-Plugin}. */
    String id();
}
