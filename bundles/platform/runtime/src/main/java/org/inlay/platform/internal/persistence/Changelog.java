package org.inlay.platform.internal.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/**
 * The tables a bundle wants: header {@code Inlay-Changelog: NAME} stands for its {@code db/NAME.xml}.
 *
 * @param digest of everything below {@code db/}; equal digests need no migration
 */
record Changelog(String name, String digest, ClassLoader resources) {

    static final String HEADER = "Inlay-Changelog";

    /** The bundle's changelog, if it names one. */
    static Optional<Changelog> of(Bundle bundle) {
        String name = bundle.getHeaders().get(HEADER);
        if (name == null) {
            return Optional.empty();
        }
        ClassLoader resources = bundle.adapt(BundleWiring.class).getClassLoader();
        return Optional.of(new Changelog(name, digest(bundle), resources));
    }

    String path() {
        return "db/" + name + ".xml";
    }

    private static String digest(Bundle bundle) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (var file : files(bundle).entrySet()) {
                sha.update(file.getKey().getBytes(StandardCharsets.UTF_8));
                try (InputStream content = file.getValue().openStream()) {
                    sha.update(content.readAllBytes());
                }
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("Cannot read the changelog of " + bundle, e);
        }
    }

    private static SortedMap<String, URL> files(Bundle bundle) {
        SortedMap<String, URL> files = new TreeMap<>();
        Enumeration<URL> found = bundle.findEntries("db", "*", true);
        for (URL url : found == null ? Collections.<URL>emptyList() : Collections.list(found)) {
            if (!url.getPath().endsWith("/")) {
                files.put(url.getPath(), url);
            }
        }
        return files;
    }
}
