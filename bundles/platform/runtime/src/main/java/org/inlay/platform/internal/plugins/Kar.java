package org.inlay.platform.internal.plugins;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * A Karaf archive as plugins come in it: one features file with one feature, and its bundles in a Maven repository beside it.
 *
 * @param feature the feature's name
 * @param version its version
 * @param bundles file → its bytes, in the order of the feature
 * @param strange elements of the features file that a plugin needs none of
 */
record Kar(String feature, String version, Map<String, byte[]> bundles, List<String> strange) {
    private static final String REPOSITORY = "repository/";
    private static final String MAVEN = "mvn:";
    static final String MANIFEST = "META-INF/MANIFEST.MF";

    /** Problems as those of {@link Archive#read}, and {@code feature}, {@code bundle-missing}, {@code location}. */
    static Kar read(byte[] archive) throws Archive.Bad {
        Map<String, byte[]> files = Archive.read(archive, name -> name.startsWith(REPOSITORY));
        List<Element> features = new ArrayList<>();
        List<String> strange = new ArrayList<>();
        for (var file : files.entrySet()) {
            if (file.getKey().startsWith(REPOSITORY) && file.getKey().endsWith(".xml")) {
                Element root = parse(file.getKey(), file.getValue());
                if ("features".equals(root.getLocalName())) {
                    children(root).forEach(child -> {
                        if ("feature".equals(child.getLocalName())) {
                            features.add(child);
                        } else {
                            strange.add(child.getLocalName());
                        }
                    });
                }
            }
        }
        if (features.size() != 1) {
            throw new Archive.Bad("feature", features.size() + "");
        }
        Element feature = features.get(0);
        Map<String, byte[]> bundles = new LinkedHashMap<>();
        for (Element child : children(feature)) {
            if ("bundle".equals(child.getLocalName())) {
                String path = path(child.getTextContent().strip());
                byte[] bundle = files.get(REPOSITORY + path);
                if (bundle == null) {
                    throw new Archive.Bad("bundle-missing", path);
                }
                bundles.put(path.substring(path.lastIndexOf('/') + 1), bundle);
            } else if (!"details".equals(child.getLocalName())) {
                strange.add(child.getLocalName());
            }
        }
        return new Kar(feature.getAttribute("name"), feature.getAttribute("version"), bundles, strange);
    }

    /** Where a Maven coordinate lies in a repository. */
    private static String path(String location) throws Archive.Bad {
        String[] parts =
                location.startsWith(MAVEN) ? location.substring(MAVEN.length()).split("/") : new String[0];
        if (parts.length < 3 || parts.length > 5 || List.of(parts).contains("..")) {
            throw new Archive.Bad("location", location);
        }
        String type = parts.length > 3 && !parts[3].isEmpty() ? parts[3] : "jar";
        String classifier = parts.length > 4 ? "-" + parts[4] : "";
        return parts[0].replace('.', '/') + "/" + parts[1] + "/" + parts[2] + "/" + parts[1] + "-" + parts[2]
                + classifier + "." + type;
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    /** Without document types, and so without entities. */
    static Element parse(String name, byte[] xml) throws Archive.Bad {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            Document document = builder.parse(new ByteArrayInputStream(xml));
            return document.getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new Archive.Bad("xml", name + ": " + e.getMessage());
        }
    }

    /** By the bundle's file: its manifest and its changelogs. */
    Map<String, Map<String, byte[]>> contents() throws Archive.Bad {
        Map<String, Map<String, byte[]>> contents = new TreeMap<>();
        for (var bundle : bundles.entrySet()) {
            contents.put(
                    bundle.getKey(),
                    Archive.read(bundle.getValue(), name -> name.equals(MANIFEST) || name.startsWith("db/")));
        }
        return contents;
    }
}
