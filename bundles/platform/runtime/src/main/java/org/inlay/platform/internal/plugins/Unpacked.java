package org.inlay.platform.internal.plugins;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.karaf.features.FeaturesService;
import org.apache.karaf.features.Repository;

/**
 * Archives unpacked into {@code plugins/<id>/<digest>} of the data directory: the bundles, and a features file that names them
 * by their place, so that no Maven repository is asked for them.
 */
final class Unpacked {
    private static final String FEATURES = "features.xml";

    private final Path directory;
    private final FeaturesService features;

    Unpacked(Path directory, FeaturesService features) {
        this.directory = directory.toAbsolutePath().normalize();
        this.features = features;
    }

    /** Digest by plugin of what is unpacked here and known to Karaf. */
    Map<String, String> offered() {
        Map<String, String> offered = new TreeMap<>();
        for (URI repository : repositories()) {
            Path below = directory.relativize(Path.of(repository));
            if (below.getNameCount() == 3 && Files.isRegularFile(Path.of(repository))) {
                offered.put(below.getName(0).toString(), below.getName(1).toString());
            }
        }
        return offered;
    }

    /** Addresses of the features files of a plugin that Karaf knows. */
    List<URI> repositories(String id) {
        return repositories().stream()
                .filter(repository -> Path.of(repository).startsWith(directory.resolve(id)))
                .toList();
    }

    private List<URI> repositories() {
        try {
            return Arrays.stream(features.listRepositories())
                    .map(Repository::getURI)
                    .filter(repository -> "file".equals(repository.getScheme())
                            && Path.of(repository).startsWith(directory))
                    .toList();
        } catch (Exception e) {
            throw new IllegalStateException("Karaf does not list its repositories", e);
        }
    }

    /** Whether a bundle's location is in what was unpacked of the plugin. */
    boolean isOf(String id, String location) {
        return location.startsWith(directory.resolve(id).toUri().toString());
    }

    /** Unpacks it, whole or not at all, and gives the address of its features file. */
    URI unpack(String id, String digest, byte[] archive) throws IOException, Archive.Bad {
        Kar kar = Kar.read(archive);
        Path place = directory.resolve(id).resolve(digest);
        Path fresh = directory.resolve(id).resolve("." + digest);
        delete(fresh);
        delete(place);
        Files.createDirectories(fresh);
        List<String> locations = new ArrayList<>();
        for (var bundle : kar.bundles().entrySet()) {
            Files.write(fresh.resolve(bundle.getKey()), bundle.getValue());
            locations.add(place.resolve(bundle.getKey()).toUri().toString());
        }
        Files.writeString(fresh.resolve(FEATURES), xml(id, kar.version(), locations), StandardCharsets.UTF_8);
        Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
        return place.resolve(FEATURES).toUri();
    }

    private static String xml(String id, String version, List<String> locations) {
        StringBuilder xml = new StringBuilder("<features name=\"inlay-archive-" + id
                + "\" xmlns=\"http://karaf.apache.org/xmlns/features/v1.6.0\">\n  <feature name=\"inlay-plugin-" + id
                + "\" version=\"" + escape(version) + "\">\n");
        locations.forEach(location -> xml.append("    <bundle start-level=\"90\">")
                .append(escape(location))
                .append("</bundle>\n"));
        return xml.append("  </feature>\n</features>\n").toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    void delete(String id) throws IOException {
        delete(directory.resolve(id));
    }

    private static void delete(Path path) throws IOException {
        if (Files.exists(path)) {
            try (Stream<Path> files = Files.walk(path)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
