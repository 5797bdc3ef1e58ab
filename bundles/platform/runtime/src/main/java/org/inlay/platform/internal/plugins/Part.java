package org.inlay.platform.internal.plugins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;

/** What the manifest of a bundle says before the bundle is installed. */
record Part(
        String symbolicName,
        String version,
        String name,
        String plugin,
        String tables,
        List<String> permissions,
        List<String> clinicTypes) {

    /** Names the plugin that a bundle is the heart of. */
    static final String PLUGIN = "Inlay-Plugin";

    private static final String MAVEN = "mvn:";
    private static final String FILE = "file:";

    /**
     * Reads it from where the feature says the bundle is.
     *
     * @throws IllegalArgumentException when that is neither in a Maven repository nor a file
     * @throws UncheckedIOException when there is nothing to read
     */
    static Part at(String location) {
        if (!location.startsWith(MAVEN) && !location.startsWith(FILE)) {
            throw new IllegalArgumentException("Neither a Maven coordinate nor a file: " + location);
        }
        try (JarInputStream jar = new JarInputStream(new URL(location).openStream())) {
            Manifest manifest = jar.getManifest();
            if (manifest == null) {
                throw new IOException("No manifest first in " + location);
            }
            return of(manifest.getMainAttributes());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + location, e);
        }
    }

    static Part of(Attributes attributes) {
        String symbolicName =
                text(attributes, "Bundle-SymbolicName").split(";", 2)[0].strip();
        return new Part(
                symbolicName,
                text(attributes, "Bundle-Version"),
                text(attributes, "Bundle-Name"),
                text(attributes, PLUGIN),
                text(attributes, "Inlay-Tables"),
                list(attributes, "Inlay-Permissions"),
                list(attributes, "Inlay-Clinic-Types"));
    }

    private static List<String> list(Attributes attributes, String header) {
        return Arrays.stream(text(attributes, header).split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static String text(Attributes attributes, String header) {
        String value = attributes.getValue(header);
        return value == null ? "" : value;
    }
}
