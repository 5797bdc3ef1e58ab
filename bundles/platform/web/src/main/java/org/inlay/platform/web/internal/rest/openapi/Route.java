package org.inlay.platform.web.internal.rest.openapi;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.ws.rs.HttpMethod;
import javax.ws.rs.Path;

/**
 * Where a resource method is found: {@code GET /customers/{id}}.
 *
 * @param resource the class it is a method of, its own or an inherited one
 * @param path below {@code /api/v1}
 * @param choices the words a path parameter may be, where its template lists them
 */
record Route(Class<?> resource, String method, String path, String tag, Map<String, List<String>> choices) {
    /** {@code {list: order-types|tenders}}. */
    private static final Pattern TEMPLATE =
            Pattern.compile("\\{\\s*(\\w+)\\s*(?::\\s*([^{}]*(?:\\{[^{}]*}[^{}]*)*))?}");

    private static final Pattern WORDS = Pattern.compile("[\\w-]+(\\|[\\w-]+)+");

    /** The route of a method; empty when it is none. */
    static Optional<Route> of(String base, Class<?> resource, Method method) {
        return Stream.of(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .findFirst()
                .map(verb -> of(base, verb.value(), resource, method));
    }

    private static Route of(String base, String verb, Class<?> resource, Method method) {
        String template = base + part(resource.getAnnotation(Path.class)) + part(method.getAnnotation(Path.class));
        Map<String, List<String>> choices = new HashMap<>();
        Matcher matcher = TEMPLATE.matcher(template);
        StringBuilder path = new StringBuilder();
        while (matcher.find()) {
            String pattern = matcher.group(2);
            if (pattern != null && WORDS.matcher(pattern.strip()).matches()) {
                choices.put(matcher.group(1), List.of(pattern.strip().split("\\|")));
            }
            matcher.appendReplacement(path, Matcher.quoteReplacement("{" + matcher.group(1) + "}"));
        }
        matcher.appendTail(path);
        String tag = resource.getSimpleName().replaceFirst("Resource$", "");
        return new Route(resource, verb, path.toString(), tag, choices);
    }

    private static String part(@org.jspecify.annotations.Nullable Path path) {
        if (path == null || path.value().isEmpty()) {
            return "";
        }
        String value = path.value().replaceAll("^/+|/+$", "");
        return "/" + value;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
