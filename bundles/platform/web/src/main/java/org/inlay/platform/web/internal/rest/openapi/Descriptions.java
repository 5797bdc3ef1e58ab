package org.inlay.platform.web.internal.rest.openapi;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;

/**
 * What the OpenAPI document says about operations, parameters and fields, from the bundles' {@code
 * openapi/descriptions.properties}, one {@code key=sentence} a line:
 *
 * <pre>
 * POST /customers=Registers a customer.
 * GET /customers?q=Part of a name, mobile or chart number.
 * Customer.mobile=Mobile number, digits only.
 * param.clinic=Code of the clinic.
 * </pre>
 */
final class Descriptions {
    private static final String FILE = "openapi/descriptions.properties";

    private final Map<String, String> texts = new HashMap<>();

    /** Reads the files of all these bundles. */
    static Descriptions of(Bundle... bundles) {
        Descriptions descriptions = new Descriptions();
        Stream.of(bundles)
                .filter(bundle -> bundle.getState() == Bundle.ACTIVE)
                .map(bundle -> bundle.getEntry(FILE))
                .filter(file -> file != null)
                .forEach(descriptions::read);
        return descriptions;
    }

    private void read(URL file) {
        try (Reader reader = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
            read(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Not {@code java.util.Properties}: its keys end at the first blank or colon. */
    void read(Reader reader) {
        new BufferedReader(reader)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(line -> {
                    int end = line.indexOf('=');
                    if (end > 0) {
                        texts.put(
                                line.substring(0, end).replace("\\", "").strip(),
                                line.substring(end + 1).strip());
                    }
                });
    }

    /** An operation, by method and path. */
    Optional<String> operation(String route) {
        return first(List.of(route));
    }

    /** A parameter: said for this operation, else for all of that name. */
    Optional<String> parameter(String route, String name) {
        return first(List.of(route + "?" + name, "param." + name));
    }

    /** A type. */
    Optional<String> type(Class<?> type) {
        return first(names(type));
    }

    /** A field of a type: {@code Order.Line.item}, {@code OrderLine.item} or {@code Line.item}. */
    Optional<String> field(Class<?> type, String field) {
        return first(names(type).stream().map(name -> name + "." + field).toList());
    }

    private static List<String> names(Class<?> type) {
        String simple = type.getSimpleName();
        Class<?> outer = type.getEnclosingClass();
        return outer == null
                ? List.of(simple)
                : List.of(outer.getSimpleName() + "." + simple, outer.getSimpleName() + simple, simple);
    }

    private Optional<String> first(List<String> keys) {
        return keys.stream().map(texts::get).filter(text -> text != null).findFirst();
    }
}
