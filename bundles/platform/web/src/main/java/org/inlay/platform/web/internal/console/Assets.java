package org.inlay.platform.web.internal.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The style sheets and scripts of the console, compressed once; their address changes with their content. */
@Component(service = Assets.class)
public final class Assets {
    /** Name in the address → name in the bundle, wherever the build put it. */
    private static final Map<String, String> FILES = Map.of(
            "tabler.css", "tabler.min.css",
            "htmx.js", "htmx.min.js",
            "inlay.css", "inlay.css",
            "inlay.js", "inlay.js",
            "drafts.js", "drafts.js",
            "palette.js", "palette.js",
            "lists.js", "lists.js",
            "calendar.js", "calendar.js");

    private static final int VERSION = 10;

    private final Map<String, Asset> assets = new LinkedHashMap<>();
    private final String version;

    /** A file as it is sent. */
    record Asset(String type, byte[] plain, byte[] zipped) {}

    @Activate
    public Assets(BundleContext context) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            FILES.keySet().stream().sorted().forEach(name -> {
                byte[] content = read(context.getBundle(), FILES.getOrDefault(name, ""));
                digest.update(content);
                assets.put(name, new Asset(type(name), content, zipped(content)));
            });
            version = HexFormat.of().formatHex(digest.digest()).substring(0, VERSION);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** The file with this address below {@code /assets/}; null when there is none. */
    @Nullable
    Asset at(String address) {
        int slash = address.lastIndexOf('/');
        return assets.get(address.substring(slash + 1));
    }

    /** The address of a file. */
    public String address(String name) {
        return "/assets/" + version + "/" + name;
    }

    private static String type(String name) {
        return name.endsWith(".css") ? "text/css;charset=UTF-8" : "text/javascript;charset=UTF-8";
    }

    private static byte[] read(Bundle bundle, String file) {
        Enumeration<URL> found = bundle.findEntries("/", file, true);
        if (found == null) {
            throw new IllegalStateException("not in the bundle: " + file);
        }
        try (InputStream in = found.nextElement().openStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] zipped(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
