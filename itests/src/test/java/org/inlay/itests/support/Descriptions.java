package org.inlay.itests.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an OpenAPI document leaves unsaid. */
public final class Descriptions {
    private Descriptions() {}

    /** Operations, parameters and fields without a description, and operations that do not say what they answer. */
    public static List<String> missing(JsonNode document) {
        List<String> undescribed = new ArrayList<>();
        document.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue()
                        .fields()
                        .forEachRemaining(operation -> undescribed(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                operation.getValue(),
                                undescribed)));
        document.at("/components/schemas")
                .fields()
                .forEachRemaining(schema -> schema.getValue()
                        .path("properties")
                        .fields()
                        .forEachRemaining(field -> {
                            if (!field.getValue().has("description")) {
                                undescribed.add(schema.getKey() + "." + field.getKey());
                            }
                        }));
        return undescribed;
    }

    private static void undescribed(String route, JsonNode operation, List<String> undescribed) {
        if (!operation.has("description")) {
            undescribed.add(route);
        }
        operation.path("parameters").forEach(parameter -> {
            if (!parameter.has("description")) {
                undescribed.add(route + "?" + parameter.path("name").asText());
            }
        });
        operation.path("responses").fields().forEachRemaining(response -> {
            if (response.getKey().startsWith("2") && !response.getValue().has("content")) {
                undescribed.add(route + ": what it answers");
            }
        });
    }
}
