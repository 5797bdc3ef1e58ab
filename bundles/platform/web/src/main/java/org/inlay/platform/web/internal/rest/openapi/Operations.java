package org.inlay.platform.web.internal.rest.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.ws.rs.Consumes;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.inlay.platform.web.Answers;
import org.inlay.platform.web.ChosenClinic;
import org.inlay.platform.web.ReadOnly;
import org.inlay.platform.web.internal.rest.edge.ApiFilter;
import org.jspecify.annotations.Nullable;

/** One resource method as an operation of the document. */
final class Operations {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Descriptions descriptions;
    private final Schemas schemas;

    Operations(Descriptions descriptions, Schemas schemas) {
        this.descriptions = descriptions;
        this.schemas = schemas;
    }

    ObjectNode of(Route route, Method method) {
        ObjectNode operation = JSON.objectNode();
        operation.putArray("tags").add(route.tag());
        operation.put("operationId", route.tag() + "." + method.getName());
        descriptions.operation(route.toString()).ifPresent(text -> operation.put("description", text));
        ArrayNode parameters = operation.putArray("parameters");
        Stream.of(method.getParameters())
                .forEach(parameter -> described(route, parameter).ifPresent(parameters::add));
        Optional<Parameter> body = body(method);
        body.ifPresent(parameter -> requestBody(operation, route, method, parameter));
        if (idempotent(route, method)) {
            header(route, parameters, "Idempotency-Key", false);
        }
        if (namesClinic(route, method)) {
            header(route, parameters, "Inlay-Clinic", false);
        }
        boolean open = ApiFilter.open(route.method(), route.path());
        if (open) {
            operation.putArray("security");
        }
        responses(operation.putObject("responses"), route, method, open);
        return operation;
    }

    private Optional<ObjectNode> described(Route route, Parameter parameter) {
        if (parameter.isAnnotationPresent(PathParam.class)) {
            String name = parameter.getAnnotation(PathParam.class).value();
            ObjectNode schema = schemas.of(parameter.getAnnotatedType(), true);
            if (route.choices().containsKey(name)) {
                ArrayNode words = schema.putArray("enum");
                route.choices().get(name).forEach(words::add);
            }
            return Optional.of(parameter(route, "path", name, true, schema));
        }
        if (parameter.isAnnotationPresent(QueryParam.class)) {
            ObjectNode schema = schemas.of(parameter.getAnnotatedType(), true);
            return Optional.of(parameter(
                    route, "query", parameter.getAnnotation(QueryParam.class).value(), false, schema));
        }
        if (parameter.isAnnotationPresent(HeaderParam.class)) {
            String name = parameter.getAnnotation(HeaderParam.class).value();
            boolean sent = !"Authorization".equals(name);
            return sent ? Optional.of(parameter(route, "header", name, false, text())) : Optional.empty();
        }
        return Optional.empty();
    }

    private void header(Route route, ArrayNode parameters, String name, boolean required) {
        parameters.add(parameter(route, "header", name, required, text()));
    }

    private static ObjectNode text() {
        return JSON.objectNode().put("type", "string");
    }

    private ObjectNode parameter(Route route, String in, String name, boolean required, ObjectNode schema) {
        ObjectNode parameter = JSON.objectNode().put("name", name).put("in", in).put("required", required);
        descriptions.parameter(route.toString(), name).ifPresent(text -> parameter.put("description", text));
        parameter.set("schema", schema);
        return parameter;
    }

    private static Optional<Parameter> body(Method method) {
        return Stream.of(method.getParameters())
                .filter(parameter -> Stream.of(PathParam.class, QueryParam.class, HeaderParam.class, Context.class)
                        .noneMatch(parameter::isAnnotationPresent))
                .findFirst();
    }

    private void requestBody(ObjectNode operation, Route route, Method method, Parameter body) {
        boolean raw = body.getType() == InputStream.class;
        ObjectNode schema = raw ? text().put("format", "binary") : schemas.of(body.getAnnotatedType(), true);
        ObjectNode content =
                operation.putObject("requestBody").put("required", true).putObject("content");
        Consumes consumes = nearest(route, method, Consumes.class);
        String[] types = consumes == null ? new String[] {MediaType.APPLICATION_JSON} : consumes.value();
        Stream.of(types).forEach(type -> content.putObject(type).set("schema", schema));
    }

    private static boolean idempotent(Route route, Method method) {
        boolean file =
                body(method).filter(body -> body.getType() == InputStream.class).isPresent();
        return "POST".equals(route.method()) && !file && !method.isAnnotationPresent(ReadOnly.class);
    }

    /** The header stands in where a clinic may be stated and is not, in resources that look for it. */
    private static boolean namesClinic(Route route, Method method) {
        if (Stream.of(route.resource().getDeclaredFields()).noneMatch(field -> field.getType() == ChosenClinic.class)) {
            return false;
        }
        boolean query = Stream.of(method.getParameters())
                .map(parameter -> parameter.getAnnotation(QueryParam.class))
                .anyMatch(parameter -> parameter != null && "clinic".equals(parameter.value()));
        return query
                || body(method).map(Parameter::getType).filter(Class::isRecord).map(Class::getRecordComponents).stream()
                        .flatMap(Stream::of)
                        .anyMatch(component -> "clinic".equals(component.getName()));
    }

    private void responses(ObjectNode responses, Route route, Method method, boolean open) {
        Answers answers = method.getAnnotation(Answers.class);
        ObjectNode content = content(route, method, answers);
        success(responses, answers == null ? 200 : answers.status(), content);
        if (answers != null) {
            for (int status : answers.also()) {
                success(responses, status, content);
            }
        }
        errors(route, method, open).forEach(error -> Errors.refer(responses, error));
    }

    private static void success(ObjectNode responses, int status, ObjectNode content) {
        ObjectNode success = responses.putObject(Integer.toString(status)).put("description", "Done.");
        if (!content.isEmpty()) {
            success.set("content", content);
        }
    }

    private ObjectNode content(Route route, Method method, @Nullable Answers answers) {
        Produces produces = nearest(route, method, Produces.class);
        String[] types = produces == null ? new String[] {MediaType.APPLICATION_JSON} : produces.value();
        ObjectNode content = JSON.objectNode();
        for (String type : types) {
            ObjectNode schema = type.contains("json") ? answer(method, answers) : text();
            if (schema != null) {
                content.putObject(type).set("schema", schema);
            }
        }
        return content;
    }

    private @Nullable ObjectNode answer(Method method, @Nullable Answers answers) {
        if (answers != null) {
            ObjectNode schema = schemas.of(answers.value(), false);
            return answers.page() ? schemas.page(schema) : schema;
        }
        return Response.class.isAssignableFrom(method.getReturnType())
                ? null
                : schemas.of(method.getGenericReturnType(), false);
    }

    private static List<Integer> errors(Route route, Method method, boolean open) {
        boolean read = "GET".equals(route.method());
        List<Integer> errors = new ArrayList<>(List.of(400, 401));
        if (!open) {
            errors.addAll(List.of(403, 404));
        }
        errors.add(406);
        if (!read) {
            errors.add(409);
        }
        if (Stream.of(method.getParameters())
                .map(parameter -> parameter.getAnnotation(HeaderParam.class))
                .anyMatch(header -> header != null && "If-Match".equals(header.value()))) {
            errors.add(412);
        }
        if (body(method).isPresent()) {
            errors.add(413);
        }
        errors.addAll(List.of(415, 422));
        if (open || route.path().startsWith("/me")) {
            errors.add(429);
        }
        errors.addAll(List.of(500, 503));
        return errors;
    }

    private static <A extends java.lang.annotation.Annotation> @Nullable A nearest(
            Route route, Method method, Class<A> type) {
        A own = method.getAnnotation(type);
        return own == null ? route.resource().getAnnotation(type) : own;
    }
}
