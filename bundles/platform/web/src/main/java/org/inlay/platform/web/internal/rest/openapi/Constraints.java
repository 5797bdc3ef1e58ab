package org.inlay.platform.web.internal.rest.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.stream.Stream;
import javax.validation.constraints.Max;
import javax.validation.constraints.Min;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.NotEmpty;
import javax.validation.constraints.NotNull;
import javax.validation.constraints.Pattern;
import javax.validation.constraints.Positive;
import javax.validation.constraints.PositiveOrZero;
import javax.validation.constraints.Size;

/** The constraints that bodies are checked against, said in the schema. */
final class Constraints {
    private Constraints() {}

    /** Adds what the annotations demand to the schema. */
    static ObjectNode on(ObjectNode schema, Annotation[] annotations) {
        if (schema.has("$ref")) {
            return schema;
        }
        for (Annotation annotation : annotations) {
            if (annotation instanceof Size size) {
                size(schema, size.min(), size.max());
            } else if (annotation instanceof NotBlank || annotation instanceof NotEmpty) {
                size(schema, 1, Integer.MAX_VALUE);
            } else if (annotation instanceof Pattern pattern) {
                schema.put("pattern", "^(?:" + pattern.regexp() + ")$");
            } else if (annotation instanceof Min min) {
                schema.put("minimum", min.value());
            } else if (annotation instanceof Max max) {
                schema.put("maximum", max.value());
            } else if (annotation instanceof Positive) {
                schema.put("minimum", 1);
            } else if (annotation instanceof PositiveOrZero) {
                schema.put("minimum", 0);
            }
        }
        return schema;
    }

    private static void size(ObjectNode schema, int least, int most) {
        boolean list = "array".equals(schema.path("type").asText());
        if (least > 0) {
            schema.put(list ? "minItems" : "minLength", least);
        }
        if (most < Integer.MAX_VALUE) {
            schema.put(list ? "maxItems" : "maxLength", most);
        }
    }

    /** Whether a client must send the field. */
    static boolean required(RecordComponent component) {
        return Stream.concat(
                        Stream.of(component.getAnnotatedType().getAnnotations()),
                        Stream.of(component.getAccessor().getAnnotations()))
                .anyMatch(annotation -> annotation instanceof NotNull
                        || annotation instanceof NotBlank
                        || annotation instanceof NotEmpty);
    }
}
