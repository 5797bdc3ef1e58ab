package org.inlay.platform.web.internal.rest.edge;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.ws.rs.PathParam;
import javax.ws.rs.QueryParam;
import javax.ws.rs.ext.ParamConverter;
import javax.ws.rs.ext.ParamConverterProvider;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.platform.web.internal.rest.json.StrictText;
import org.inlay.platform.web.internal.rest.json.Values;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsExtension;

/** Reads path, query and header parameters as strictly as bodies; a refusal names the parameter. */
@Component(service = ParamConverterProvider.class, scope = ServiceScope.PROTOTYPE)
@JaxrsExtension
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-*)")
public final class Parameters implements ParamConverterProvider {
    private static final Map<Class<?>, Function<String, Object>> READERS = Map.of(
            Id.class, Id::parse,
            Instant.class, Values::instant,
            LocalDate.class, Values::date,
            Integer.class, Values::integer,
            int.class, Values::integer,
            Boolean.class, Values::bool,
            boolean.class, Values::bool,
            String.class, Parameters::text);

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        Function<String, Object> reader = type.isEnum() ? text -> constant(type, text) : READERS.get(type);
        return reader == null ? null : (ParamConverter<T>) new Converter(reader, name(annotations));
    }

    private static String text(String text) {
        StrictText.check(text);
        return text;
    }

    private static Object constant(Class<?> type, String text) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> constant.toString().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Problem.badRequest("unknown-value")
                        .with(
                                "allowed",
                                Stream.of(type.getEnumConstants())
                                        .map(Object::toString)
                                        .toList()));
    }

    private static String name(Annotation[] annotations) {
        return Stream.of(annotations)
                .map(annotation -> annotation instanceof QueryParam query
                        ? query.value()
                        : annotation instanceof PathParam path ? path.value() : "")
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }

    private record Converter(Function<String, Object> reader, String name) implements ParamConverter<Object> {
        @Override
        public @Nullable Object fromString(@Nullable String text) {
            if (text == null) {
                return null;
            }
            try {
                return reader.apply(text);
            } catch (Problem problem) {
                throw name.isEmpty() ? problem : problem.with("field", name);
            }
        }

        @Override
        public String toString(Object value) {
            return value.toString();
        }
    }
}
