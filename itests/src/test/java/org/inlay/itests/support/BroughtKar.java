package org.inlay.itests.support;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes the archives of test plugins from the packages below {@code org.inlay.itests.brought}. */
public final class BroughtKar {
    private static final String PACKAGES = "org.inlay.itests.brought.";

    private final String id;
    private final Map<String, String> headers = new TreeMap<>();
    private String version = "1.0.0";

    private BroughtKar(String id) {
        this.id = id;
        headers.put("Inlay-Plugin", id);
        headers.put("Bundle-Name", "Brought " + id);
    }

    /** The plugin of this id. */
    public static BroughtKar of(String id) {
        return new BroughtKar(id);
    }

    /** With one more header, or another value of one. */
    public BroughtKar with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** In this version. */
    public BroughtKar version(String other) {
        version = other;
        return this;
    }

    /** The archive. */
    public byte[] build() {
        return archive(Map.of(path(), bundle(), "repository/features.xml", features()));
    }

    /** The archive with a file more. */
    public byte[] with(String name, byte[] content) {
        return archive(Map.of(path(), bundle(), "repository/features.xml", features(), name, content));
    }

    /** The archive under the name of another plugin. */
    public byte[] archive(String other) {
        return archive(Map.of(
                path(),
                bundle(),
                "repository/features.xml",
                new String(features(), StandardCharsets.UTF_8)
                        .replace("inlay-plugin-" + id, "inlay-plugin-" + other)
                        .getBytes(StandardCharsets.UTF_8)));
    }

    private String path() {
        return "repository/brought/" + id + "/" + version + "/" + id + "-" + version + ".jar";
    }

    private byte[] features() {
        return """
                <features name="brought" xmlns="http://karaf.apache.org/xmlns/features/v1.6.0">
                  <feature name="inlay-plugin-%s" version="%s"><bundle>mvn:brought/%s/%s</bundle></feature>
                </features>
                """.formatted(id, version, id, version).getBytes(StandardCharsets.UTF_8);
    }

    /** The plugin's bundle. */
    public byte[] bundle() {
        try (Builder builder = new Builder()) {
            builder.addClasspath(Path.of("target", "test-classes").toFile());
            for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
                if (entry.endsWith(".jar")) {
                    builder.addClasspath(Path.of(entry).toFile());
                }
            }
            builder.setBundleSymbolicName(PACKAGES + id);
            builder.setBundleVersion(version);
            builder.setPrivatePackage(PACKAGES + id);
            builder.setProperty("Import-Package", "!org.jspecify.annotations,*");
            builder.setProperty("-dsannotations-options", "norequirements");
            builder.setProperty("-noextraheaders", "true");
            headers.forEach(builder::setProperty);
            try (Jar jar = builder.build()) {
                if (!builder.getErrors().isEmpty()) {
                    throw new IllegalStateException(String.valueOf(builder.getErrors()));
                }
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                jar.write(bytes);
                return bytes.toByteArray();
            }
        } catch (Exception e) {
            throw new IllegalStateException("The plugin " + id + " cannot be built", e);
        }
    }

    /** A zip of these files. */
    public static byte[] archive(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (var file : new TreeMap<>(files).entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}
