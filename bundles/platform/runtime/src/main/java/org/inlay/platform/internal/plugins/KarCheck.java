package org.inlay.platform.internal.plugins;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.inlay.platform.internal.domain.ArchiveCheck;
import org.osgi.framework.BundleContext;
import org.osgi.framework.VersionRange;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Looks at a Karaf archive: its shape, what its bundles import and export, its tables, its permissions, its signature. It
 * finds mistakes and shows what comes; it cannot find malice.
 */
@Component
public final class KarCheck implements ArchiveCheck {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,30}");
    private static final Pattern TABLES = Pattern.compile("[a-z][a-z0-9]{1,3}_");
    private static final String FEATURE = "inlay-plugin-";

    /** First parts of addresses that the core answers: a plugin of that name would stand in its place. */
    private static final Set<String> RESERVED = Set.of(
            "app",
            "appointments",
            "archives",
            "assets",
            "audit",
            "checks",
            "clinic-types",
            "clinics",
            "core",
            "customers",
            "enquiries",
            "entitlements",
            "executions",
            "facts",
            "health",
            "imports",
            "items",
            "jobs",
            "me",
            "orders",
            "platform",
            "plugins",
            "reports",
            "rfm",
            "segments",
            "settings",
            "staff",
            "tags",
            "tokens",
            "translations",
            "treatment-records",
            "visits");

    /** What a plugin may import beside the JDK, the platform's own packages and what its own libraries export. */
    private static final List<String> VENDORS = List.of(
            "org.joda.money",
            "org.jooq",
            "gg.jte",
            "javax.ws.rs",
            "javax.validation",
            "javax.persistence",
            "org.slf4j",
            "com.fasterxml.jackson.annotation",
            "org.osgi.service.component",
            "org.apache.aries.jpa.template");

    private static final List<String> JDK = List.of(
            "java.",
            "javax.crypto",
            "javax.imageio",
            "javax.net",
            "javax.security",
            "javax.sql",
            "javax.xml",
            "org.w3c.dom",
            "org.xml.sax");

    /** Headers that reach into the framework or into other bundles. */
    private static final List<String> FORBIDDEN = List.of(
            "Fragment-Host",
            "Require-Bundle",
            "DynamicImport-Package",
            "Bundle-Activator",
            "Bundle-NativeCode",
            "Launcher-Agent-Class",
            "Premain-Class",
            "ExtensionBundle-Activator");

    private final BundleContext context;
    private final Signature signature;

    @Activate
    public KarCheck(BundleContext context) {
        this.context = context;
        this.signature = new Signature(Path.of(context.getProperty("inlay.data"), "plugin-signers"));
    }

    @Override
    public Checked check(byte[] archive) {
        List<Finding> findings = new ArrayList<>();
        String digest = digest(archive);
        String signer = null;
        try {
            Kar kar = Kar.read(archive);
            signer = signature.of(archive, findings);
            Map<String, Map<String, byte[]>> contents = kar.contents();
            String id = kar.feature().startsWith(FEATURE) ? kar.feature().substring(FEATURE.length()) : "";
            if (!ID.matcher(id).matches()) {
                findings.add(new Finding("feature-name", kar.feature()));
            }
            if (RESERVED.contains(id)) {
                findings.add(new Finding("reserved", id));
            }
            kar.strange().forEach(element -> findings.add(new Finding("element", element)));
            Part heart = bundles(contents, id, findings);
            return new Checked(
                    id, heart.name(), heart.version(), heart.tables(), digest, signer, List.copyOf(findings));
        } catch (Archive.Bad bad) {
            findings.add(new Finding(bad.code(), bad.what()));
            return new Checked("", "", "", "", digest, signer, List.copyOf(findings));
        }
    }

    /** Looks at each bundle; returns the one that names the plugin. */
    private Part bundles(Map<String, Map<String, byte[]>> contents, String id, List<Finding> findings)
            throws Archive.Bad {
        Map<String, Attributes> manifests = new TreeMap<>();
        for (var bundle : contents.entrySet()) {
            manifests.put(bundle.getKey(), manifest(bundle.getKey(), bundle.getValue()));
        }
        Set<String> own = manifests.values().stream()
                .flatMap(manifest -> Header.clauses(manifest.getValue("Export-Package")).stream())
                .map(Header::name)
                .collect(Collectors.toCollection(TreeSet::new));
        Exports exports = new Exports(context);
        Part heart = null;
        for (var manifest : manifests.entrySet()) {
            String file = manifest.getKey();
            look(file, manifest.getValue(), own, exports, findings);
            Part part = Part.of(manifest.getValue());
            if (!part.plugin().isEmpty()) {
                if (heart != null || !part.plugin().equals(id)) {
                    findings.add(new Finding("heart", part.plugin()));
                }
                heart = part;
                heart(part, manifest.getValue(), findings);
                new ChangelogCheck(part.tables()).look(files(contents, file), findings);
            }
        }
        if (heart == null) {
            throw new Archive.Bad("heart", "");
        }
        return heart;
    }

    private static Map<String, byte[]> files(Map<String, Map<String, byte[]>> contents, String bundle) {
        return contents.getOrDefault(bundle, Map.of());
    }

    private static Attributes manifest(String bundle, Map<String, byte[]> files) throws Archive.Bad {
        byte[] manifest = files.get(Kar.MANIFEST);
        try {
            if (manifest == null) {
                throw new IOException("none");
            }
            return new Manifest(new ByteArrayInputStream(manifest)).getMainAttributes();
        } catch (IOException e) {
            throw new Archive.Bad("manifest", bundle + ": " + e.getMessage());
        }
    }

    private static void look(
            String bundle, Attributes manifest, Set<String> own, Exports exports, List<Finding> findings) {
        for (String header : FORBIDDEN) {
            if (manifest.getValue(header) != null) {
                findings.add(new Finding("header", bundle + " " + header));
            }
        }
        for (Header taken : Header.clauses(manifest.getValue("Import-Package"))) {
            if (!own.contains(taken.name()) && !taken.optional()) {
                imported(bundle, taken, exports, findings);
            }
        }
        for (Header given : Header.clauses(manifest.getValue("Export-Package"))) {
            if (exports.has(given.name()) || given.name().startsWith("org.inlay.platform")) {
                findings.add(new Finding("exports", bundle + " " + given.name()));
            }
        }
    }

    private static void imported(String bundle, Header taken, Exports exports, List<Finding> findings) {
        String name = taken.name();
        if (JDK.stream().anyMatch(name::startsWith)) {
            return;
        }
        boolean ours = name.startsWith("org.inlay.");
        boolean listed = VENDORS.stream().anyMatch(vendor -> name.equals(vendor) || name.startsWith(vendor + "."));
        if (!ours && !listed || !exports.has(name)) {
            findings.add(new Finding("imports", bundle + " " + name));
            return;
        }
        String version = taken.parameters().get("version");
        try {
            if (version != null && !exports.satisfies(name, new VersionRange(version))) {
                findings.add(new Finding("api", name + " " + version + " ≠ " + exports.versions(name)));
            }
        } catch (IllegalArgumentException e) {
            findings.add(new Finding("api", name + " " + version));
        }
    }

    private static void heart(Part part, Attributes manifest, List<Finding> findings) {
        if (!Header.clauses(manifest.getValue("Export-Package")).isEmpty()) {
            findings.add(new Finding("exports", part.symbolicName()));
        }
        part.permissions().stream()
                .filter(permission -> !permission.startsWith(part.plugin() + ":"))
                .forEach(permission -> findings.add(new Finding("permission", permission)));
        String changelog = manifest.getValue("Inlay-Changelog");
        if (changelog != null && !changelog.equals(part.plugin())) {
            findings.add(new Finding("changelog", changelog));
        }
        boolean tables = TABLES.matcher(part.tables()).matches();
        if ((changelog != null || !part.tables().isEmpty()) && !tables) {
            findings.add(new Finding("tables", part.tables()));
        }
    }

    static String digest(byte[] archive) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
