package org.inlay.platform.web.internal.rest.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the document of a set of resource classes. */
final class OpenApi {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private OpenApi() {}

    /** A resource class and the path of its application below {@code /api/v1}. */
    record Resource(Class<?> type, String base) {}

    static byte[] document(Collection<Resource> resources, Descriptions descriptions) {
        Schemas schemas = new Schemas(descriptions);
        Operations operations = new Operations(descriptions, schemas);
        Map<String, Map<String, ObjectNode>> paths = new TreeMap<>();
        List<Resource> sorted = resources.stream()
                .sorted(Comparator.comparing(resource -> resource.type().getName()))
                .toList();
        for (Resource resource : sorted) {
            for (Method method : methods(resource.type())) {
                Route.of(resource.base(), resource.type(), method)
                        .ifPresent(route -> paths.computeIfAbsent(route.path(), path -> new TreeMap<>())
                                .put(route.method().toLowerCase(java.util.Locale.ROOT), operations.of(route, method)));
            }
        }
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Inlay")
                .put("version", "v1")
                .put(
                        "description",
                        "Ids and amounts are text. Instants are ISO 8601 with offset. Refusals are problem documents with a"
                                + " stable `reason`, in Chinese unless Accept-Language prefers English.");
        document.putArray("servers").addObject().put("url", "/api/v1");
        document.putArray("security").addObject().putArray("bearer");
        ObjectNode written = document.putObject("paths");
        paths.forEach((path, methods) -> written.putObject(path).setAll(methods));
        components(document.putObject("components"), schemas);
        return bytes(document);
    }

    /** In a fixed order, so that the document does not change from start to start. */
    private static List<Method> methods(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> !method.isSynthetic())
                .sorted(Comparator.comparing(Method::toString))
                .toList();
    }

    private static void components(ObjectNode components, Schemas schemas) {
        components
                .putObject("securitySchemes")
                .putObject("bearer")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("description", "The token of POST /tokens.");
        components.set("responses", Errors.components());
        components.set("schemas", schemas.components().set("Problem", Errors.problemSchema()));
    }

    private static byte[] bytes(ObjectNode document) {
        try {
            return MAPPER.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a document of plain nodes is always written", e);
        }
    }
}
