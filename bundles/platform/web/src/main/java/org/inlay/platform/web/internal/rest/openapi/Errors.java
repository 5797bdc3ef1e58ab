package org.inlay.platform.web.internal.rest.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** The refusals every operation may give; each is a problem document (RFC 9457). */
final class Errors {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final Map<Integer, String> TEXTS = new TreeMap<>(Map.ofEntries(
            Map.entry(400, "The request cannot be read: syntax, type, format, unknown field or parameter."),
            Map.entry(401, "Nobody is signed in, or the credentials are wrong."),
            Map.entry(403, "The caller lacks a permission in this clinic."),
            Map.entry(404, "There is no such thing, or not for this caller."),
            Map.entry(406, "Answers are JSON."),
            Map.entry(409, "The request contradicts the present state."),
            Map.entry(412, "The record was changed by somebody else meanwhile."),
            Map.entry(413, "The body is larger than allowed."),
            Map.entry(415, "The request states another media type."),
            Map.entry(422, "A rule refuses the request; fields in error are named."),
            Map.entry(429, "Too many tries."),
            Map.entry(500, "Something went wrong here; `incident` names the log entry."),
            Map.entry(503, "A needed part is not there at the moment; try again.")));

    private Errors() {}

    /** The responses that operations refer to. */
    static ObjectNode components() {
        ObjectNode responses = JSON.objectNode();
        TEXTS.forEach((status, text) -> {
            ObjectNode response = responses.putObject("Error" + status).put("description", text);
            response.putObject("content")
                    .putObject("application/problem+json")
                    .set("schema", Schemas.reference("Problem"));
        });
        return responses;
    }

    static void refer(ObjectNode responses, int status) {
        responses.putObject(Integer.toString(status)).put("$ref", "#/components/responses/Error" + status);
    }

    static ObjectNode problemSchema() {
        ObjectNode problem = JSON.objectNode()
                .put("type", "object")
                .put("description", "A refusal. Further members are the arguments of its reason.");
        ObjectNode properties = problem.putObject("properties");
        text(properties, "type", "URN of the reason.");
        text(properties, "title", "The kind of refusal, in the caller's language.");
        properties.putObject("status").put("type", "integer").put("description", "The HTTP status.");
        text(properties, "detail", "What is wrong, in the caller's language.");
        text(properties, "instance", "URN of the incident, for status 500.");
        text(properties, "reason", "Stable code; clients may rely on it.");
        ObjectNode violations =
                properties.putObject("violations").put("type", "array").put("description", "The fields in error.");
        ObjectNode violation = violations.putObject("items").put("type", "object");
        ObjectNode members = violation.putObject("properties");
        text(members, "field", "Path of the field, such as `lines[0].quantity`.");
        text(members, "message", "What is wrong with it, in the caller's language.");
        violation.putArray("required").add("field").add("message");
        problem.putArray("required")
                .add("type")
                .add("title")
                .add("status")
                .add("detail")
                .add("reason");
        return problem;
    }

    private static void text(ObjectNode properties, String name, String description) {
        properties.putObject(name).put("type", "string").put("description", description);
    }
}
