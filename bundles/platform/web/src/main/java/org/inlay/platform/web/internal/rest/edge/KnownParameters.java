package org.inlay.platform.web.internal.rest.edge;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.ws.rs.QueryParam;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.container.ResourceInfo;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.UriInfo;
import org.inlay.platform.Problem;
import org.inlay.platform.web.internal.rest.json.StrictText;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsExtension;

/**
 * Refuses query parameters the resource method does not declare (400 {@code unknown-parameter}), so that a misspelt filter
 * is found rather than ignored. A method that takes {@link UriInfo} reads its parameters itself.
 */
@Component(service = ContainerRequestFilter.class, scope = ServiceScope.PROTOTYPE)
@JaxrsExtension
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-*)")
public final class KnownParameters implements ContainerRequestFilter {
    private static final Set<String> ANY = Set.of("*");

    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    @Context
    private @Nullable ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        uri.getPathParameters().values().forEach(values -> values.forEach(StrictText::check));
        Method method = resource == null ? null : resource.getResourceMethod();
        if (method == null || uri.getQueryParameters().isEmpty()) {
            return;
        }
        Set<String> names = known.computeIfAbsent(method, KnownParameters::names);
        uri.getQueryParameters().forEach((name, values) -> {
            if (!names.equals(ANY) && !names.contains(name)) {
                throw Problem.badRequest("unknown-parameter").with("field", name);
            }
            values.forEach(StrictText::check);
        });
    }

    static Set<String> names(Method method) {
        boolean itself = Stream.of(method.getParameterTypes()).anyMatch(UriInfo.class::equals);
        return itself
                ? ANY
                : Stream.of(method.getParameters())
                        .filter(parameter -> parameter.isAnnotationPresent(QueryParam.class))
                        .map((Parameter parameter) ->
                                parameter.getAnnotation(QueryParam.class).value())
                        .collect(Collectors.toUnmodifiableSet());
    }
}
