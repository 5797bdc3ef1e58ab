package org.inlay.platform.web.internal.rest.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;
import java.util.stream.Stream;
import org.inlay.platform.Problem;

/** What is wrong with a JSON body, said with the field's path or the place in the text. */
final class JsonProblems {
    private JsonProblems() {}

    static Problem of(JsonProcessingException failure) {
        if (failure instanceof InputCoercionException) {
            return Problem.badRequest("wrong-type");
        }
        if (failure instanceof StreamConstraintsException) {
            return Problem.badRequest("json-too-complex");
        }
        if (failure instanceof JsonMappingException mapping) {
            return mapped(mapping);
        }
        String message = failure.getOriginalMessage();
        if (message != null && message.startsWith("Duplicate field")) {
            return at(Problem.badRequest("duplicate-field"), failure.getLocation());
        }
        return at(Problem.badRequest("malformed-json"), failure.getLocation());
    }

    private static Problem mapped(JsonMappingException failure) {
        String field = path(failure.getPath());
        if (failure.getCause() instanceof Problem problem) {
            return field.isEmpty() ? problem : problem.with("field", field);
        }
        if (failure.getCause() instanceof JsonParseException
                || failure.getCause() instanceof StreamConstraintsException) {
            return of((JsonProcessingException) failure.getCause());
        }
        if (failure instanceof UnrecognizedPropertyException) {
            return Problem.badRequest("unknown-field").with("field", field);
        }
        if (failure instanceof InvalidFormatException format
                && format.getTargetType().isEnum()) {
            return Problem.badRequest("unknown-value")
                    .with("field", field)
                    .with(
                            "allowed",
                            Stream.of(format.getTargetType().getEnumConstants())
                                    .map(Object::toString)
                                    .toList());
        }
        if (failure instanceof MismatchedInputException mismatch
                && field.isEmpty()
                && mismatch.getTargetType() == null) {
            return at(Problem.badRequest("malformed-json"), failure.getLocation());
        }
        return Problem.badRequest("wrong-type").with("field", field);
    }

    private static Problem at(Problem problem, JsonLocation location) {
        return location == null
                ? problem
                : problem.with("line", location.getLineNr()).with("column", location.getColumnNr());
    }

    /** {@code lines[0].quantity}. */
    private static String path(List<JsonMappingException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : references) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }
}
