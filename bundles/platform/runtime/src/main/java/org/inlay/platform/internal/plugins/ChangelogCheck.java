package org.inlay.platform.internal.plugins;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.platform.internal.domain.ArchiveCheck.Finding;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What the changelogs of a plugin may do: make and change tables of its own prefix. */
record ChangelogCheck(String prefix) {
    private static final Set<String> NAMES =
            Set.of("tableName", "baseTableName", "referencedTableName", "newTableName", "oldTableName", "viewName");
    private static final Set<String> FREE =
            Set.of("sql", "sqlFile", "customChange", "executeCommand", "createProcedure");

    void look(Map<String, byte[]> files, List<Finding> findings) throws Archive.Bad {
        for (var file : files.entrySet()) {
            if (file.getKey().startsWith("db/") && !file.getKey().endsWith(".xml")) {
                findings.add(new Finding("changelog", file.getKey()));
            } else if (file.getKey().startsWith("db/")) {
                look(file.getKey(), Kar.parse(file.getKey(), file.getValue()), findings);
            }
        }
    }

    private void look(String file, Element element, List<Finding> findings) {
        @Nullable String name = element.getLocalName();
        if (FREE.contains(name)) {
            findings.add(new Finding("changelog", file + " " + name));
        }
        for (String attribute : NAMES) {
            String table = element.getAttribute(attribute);
            if (!table.isEmpty() && (prefix.isEmpty() || !table.startsWith(prefix))) {
                findings.add(new Finding("tables", table));
            }
        }
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                look(file, child, findings);
            }
        }
    }
}
