package org.inlay.platform.web.internal.rest.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.inlay.platform.Page;
import org.jspecify.annotations.Nullable;

/** Schemas of the types that bodies and answers are made of; records become components of the document. */
final class Schemas {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Descriptions descriptions;
    private final ObjectNode components = JSON.objectNode();
    private final Map<Use, String> names = new HashMap<>();

    Schemas(Descriptions descriptions) {
        this.descriptions = descriptions;
        Values.components().forEach(components::set);
    }

    /** A type in one of the two directions: a client may leave out what an answer always has. */
    private record Use(Class<?> type, boolean input) {}

    ObjectNode components() {
        return components;
    }

    /** The schema of a type without annotations of its own. */
    ObjectNode of(Type type, boolean input) {
        if (type instanceof ParameterizedType parameterized) {
            Class<?> raw = (Class<?>) parameterized.getRawType();
            Type[] arguments = parameterized.getActualTypeArguments();
            if (raw == Page.class) {
                return page(of(arguments[0], input));
            }
            if (Collection.class.isAssignableFrom(raw)) {
                return array(of(arguments[0], input));
            }
            if (Map.class.isAssignableFrom(raw)) {
                return map(of(arguments[1], input));
            }
            return JSON.objectNode();
        }
        return type instanceof Class<?> raw ? ofClass(raw, input) : JSON.objectNode();
    }

    private ObjectNode ofClass(Class<?> type, boolean input) {
        ObjectNode value = Values.schema(type);
        if (value != null) {
            return value;
        }
        return type.isRecord() ? reference(name(type, input)) : JSON.objectNode();
    }

    /** The schema of a field or parameter with its constraints. */
    ObjectNode of(AnnotatedType type, boolean input) {
        if (type instanceof AnnotatedParameterizedType parameterized
                && type.getType() instanceof ParameterizedType plain
                && plain.getRawType() instanceof Class<?> raw) {
            AnnotatedType[] arguments = parameterized.getAnnotatedActualTypeArguments();
            if (Collection.class.isAssignableFrom(raw)) {
                return Constraints.on(array(of(arguments[0], input)), type.getAnnotations());
            }
            if (Map.class.isAssignableFrom(raw)) {
                return Constraints.on(map(of(arguments[1], input)), type.getAnnotations());
            }
        }
        return Constraints.on(of(type.getType(), input), type.getAnnotations());
    }

    ObjectNode page(ObjectNode item) {
        ObjectNode page = JSON.objectNode().put("type", "object");
        ObjectNode properties = page.putObject("properties");
        properties.set("items", array(item).put("description", "This part of the list."));
        properties
                .putObject("next")
                .put("description", "Pass as `after` for the following part; null when this is the last.")
                .putArray("type")
                .add("string")
                .add("null");
        page.putArray("required").add("items").add("next");
        return page;
    }

    private static ObjectNode array(ObjectNode item) {
        ObjectNode array = JSON.objectNode().put("type", "array");
        array.set("items", item);
        return array;
    }

    private static ObjectNode map(ObjectNode value) {
        ObjectNode map = JSON.objectNode().put("type", "object");
        map.set("additionalProperties", value);
        return map;
    }

    static ObjectNode reference(String name) {
        return JSON.objectNode().put("$ref", "#/components/schemas/" + name);
    }

    private String name(Class<?> type, boolean input) {
        String known = names.get(new Use(type, input));
        if (known != null) {
            return known;
        }
        String name = schemaName(type);
        if (components.has(name)) {
            name += input ? "Input" : "Output";
        }
        names.put(new Use(type, input), name);
        components.putObject(name);
        components.set(name, record(type, input));
        return name;
    }

    /** {@code Order.Line} is OrderLine; a body that its resource declares goes by its own name. */
    private static String schemaName(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer == null || outer.getSimpleName().endsWith("Resource")
                ? type.getSimpleName()
                : outer.getSimpleName() + type.getSimpleName();
    }

    private ObjectNode record(Class<?> type, boolean input) {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        descriptions.type(type).ifPresent(text -> schema.put("description", text));
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JSON.arrayNode();
        for (RecordComponent component : type.getRecordComponents()) {
            ObjectNode field = of(component.getAnnotatedType(), input);
            boolean always = input ? Constraints.required(component) : !nullable(component);
            if (!always && !component.getType().isPrimitive()) {
                field = orNull(field);
            }
            ObjectNode described = field;
            descriptions.field(type, component.getName()).ifPresent(text -> described.put("description", text));
            properties.set(component.getName(), described);
            if (always) {
                required.add(component.getName());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        if (input) {
            schema.put("additionalProperties", false);
        }
        return schema;
    }

    private static boolean nullable(RecordComponent component) {
        return Stream.of(component.getAnnotatedType().getAnnotations())
                .anyMatch(annotation -> annotation instanceof Nullable);
    }

    private static ObjectNode orNull(ObjectNode schema) {
        JsonNode type = schema.get("type");
        if (type != null && type.isTextual()) {
            schema.putArray("type").add(type.asText()).add("null");
            if (schema.get("enum") instanceof ArrayNode words) {
                words.addNull();
            }
            return schema;
        }
        if (schema.isEmpty()) {
            return schema;
        }
        ObjectNode either = JSON.objectNode();
        either.putArray("anyOf").add(schema).addObject().put("type", "null");
        return either;
    }
}
