package org.inlay.itests.hostile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Bodies that almost work: samples with one or two places spoilt, and what the schema allows with spoilt values in it. */
final class Bodies {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String MARK = "\u0001";
    private static final Set<String> SCENE = Set.of(
            "customer",
            "clinic",
            "item",
            "entitlement",
            "appointment",
            "visit",
            "line",
            "login",
            "duplicate",
            "referrer");

    private final JsonNode document;
    private final Random random;
    private final Spoiled spoiled;
    private final List<String> raw = new ArrayList<>();

    Bodies(JsonNode document, Random random) {
        this.document = document;
        this.random = random;
        this.spoiled = new Spoiled(random);
    }

    /** The sample with one or two places spoilt. */
    String spoilt(String sample) {
        JsonNode body = read(sample);
        for (int i = random.nextInt(2); i >= 0; i--) {
            spoil(body);
        }
        return written(body);
    }

    private void spoil(JsonNode body) {
        List<ContainerNode<?>> places = new ArrayList<>();
        gather(body, places);
        ContainerNode<?> place = places.get(random.nextInt(places.size()));
        if (place instanceof ObjectNode object) {
            spoil(object);
        } else if (place instanceof ArrayNode array) {
            spoil(array);
        }
    }

    private void spoil(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        String name = names.isEmpty() ? "x" : names.get(random.nextInt(names.size()));
        switch (random.nextInt(12)) {
            case 0 -> object.remove(name);
            case 1 -> object.putNull(name);
            case 2 -> object.set(spoiled.text() + "x", anything());
            case 3 -> object.set(name.toUpperCase(java.util.Locale.ROOT), anything());
            case 4 -> object.set(name, JSON.arrayNode().add(object.get(name)));
            case 5 -> object.set(name, raw("1,\"" + name + "\":" + spoiled.json()));
            default -> object.set(name, anything());
        }
    }

    private void spoil(ArrayNode array) {
        switch (random.nextInt(5)) {
            case 0 -> array.removeAll();
            case 1 -> array.addNull();
            case 2 -> {
                JsonNode first = array.isEmpty() ? anything() : array.get(0);
                int copies = random.nextInt(300);
                for (int i = 0; i < copies; i++) {
                    array.add(first.deepCopy());
                }
            }
            case 3 -> array.add(anything());
            default -> {
                if (!array.isEmpty()) {
                    array.set(random.nextInt(array.size()), anything());
                }
            }
        }
    }

    private static void gather(JsonNode node, List<ContainerNode<?>> places) {
        if (node instanceof ContainerNode<?> container) {
            places.add(container);
            container.forEach(child -> gather(child, places));
        }
    }

    /** What the schema describes, with optional fields and a spoilt value here and there. */
    String ofSchema(JsonNode schema) {
        return written(value(schema, "", 0));
    }

    private JsonNode value(JsonNode schema, String name, int depth) {
        if (random.nextInt(14) == 0 || depth > 6) {
            return anything();
        }
        if (SCENE.contains(name) && random.nextInt(8) != 0) {
            return TextNode.valueOf("$" + name.replace("referrer", "customer"));
        }
        if (schema.has("$ref")) {
            return value(document.at(schema.path("$ref").asText().substring(1)), name, depth + 1);
        }
        if (schema.has("anyOf")) {
            JsonNode choices = schema.path("anyOf");
            return value(choices.path(random.nextInt(choices.size())), name, depth + 1);
        }
        if (schema.has("enum")) {
            return schema.path("enum").path(random.nextInt(schema.path("enum").size()));
        }
        JsonNode type = schema.path("type");
        String word = type.isArray() ? type.path(random.nextInt(type.size())).asText() : type.asText();
        return switch (word) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, name, depth);
            case "integer" -> JSON.numberNode(random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(20));
            case "number" -> JSON.numberNode(random.nextInt(1000) / 7.0);
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "null" -> JSON.nullNode();
            default -> TextNode.valueOf(text(schema));
        };
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = JSON.objectNode();
        schema.path("properties").fields().forEachRemaining(property -> {
            boolean required = false;
            for (JsonNode needed : schema.path("required")) {
                required |= needed.asText().equals(property.getKey());
            }
            if (required ? random.nextInt(20) != 0 : random.nextBoolean()) {
                object.set(property.getKey(), value(property.getValue(), property.getKey(), depth + 1));
            }
        });
        if (schema.path("additionalProperties").isObject()) {
            for (int i = random.nextInt(3); i > 0; i--) {
                object.set(spoiled.text(), value(schema.path("additionalProperties"), "", depth + 1));
            }
        }
        return object;
    }

    private ArrayNode array(JsonNode schema, String name, int depth) {
        ArrayNode array = JSON.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            array.add(value(schema.path("items"), name, depth + 1));
        }
        return array;
    }

    private String text(JsonNode schema) {
        return switch (schema.path("format").asText()) {
            case "date" ->
                "20%02d-%02d-%02d".formatted(random.nextInt(60), 1 + random.nextInt(12), 1 + random.nextInt(31));
            case "date-time" ->
                "20%02d-06-%02dT%02d:00:00Z"
                        .formatted(20 + random.nextInt(20), 1 + random.nextInt(30), random.nextInt(24));
            default ->
                schema.path("pattern").asText().startsWith("^-?[0-9]")
                        ? random.nextInt(2000) + "." + (10 + random.nextInt(90))
                        : spoiled.text();
        };
    }

    private TextNode anything() {
        return raw(spoiled.json());
    }

    /** Stands for this JSON text until the body is written. */
    private TextNode raw(String json) {
        raw.add(json);
        return TextNode.valueOf(MARK + (raw.size() - 1) + MARK);
    }

    private String written(JsonNode body) {
        String json = body.toString();
        for (int i = raw.size() - 1; i >= 0; i--) {
            json = json.replace("\"\\u0001" + i + "\\u0001\"", raw.get(i));
        }
        return json;
    }

    private static JsonNode read(String sample) {
        try {
            return MAPPER.readTree(sample);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(sample, e);
        }
    }
}
