package org.inlay.platform.web.console;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.inlay.platform.Problem;
import org.inlay.platform.Violation;
import org.jspecify.annotations.Nullable;

/** A form as it is shown: what stands in its fields and what is wrong with them. Nothing typed is ever lost. */
public final class Form {
    private static final String VERSION = "version";

    private final Map<String, List<String>> values;
    private final Map<String, String> errors;
    private final @Nullable String error;

    private Form(Map<String, List<String>> values, Map<String, String> errors, @Nullable String error) {
        this.values = values;
        this.errors = errors;
        this.error = error;
    }

    /** An empty one. */
    public static Form empty() {
        return new Form(Map.of(), Map.of(), null);
    }

    /** With what is stored; a field without a value is left out. */
    public static Form with(Map<String, @Nullable String> values) {
        Map<String, List<String>> present = new HashMap<>();
        values.forEach((name, value) -> {
            if (value != null) {
                present.put(name, List.of(value));
            }
        });
        return new Form(present, Map.of(), null);
    }

    /** With these values, several a field. */
    public static Form of(Map<String, List<String>> values) {
        return new Form(Map.copyOf(values), Map.of(), null);
    }

    /** With what was typed. */
    public static Form typed(ConsoleRequest request) {
        return new Form(request.parameters(), Map.of(), null);
    }

    /** With what was typed and what is wrong with it. */
    public static Form refused(ConsoleRequest request, Problem problem) {
        Map<String, String> errors = new HashMap<>();
        for (Violation violation : problem.violations()) {
            errors.merge(
                    violation.field(),
                    request.words().violation(violation),
                    (first, second) -> first + request.words().t("console.list") + second);
        }
        return new Form(request.parameters(), errors, request.words().problem(problem));
    }

    /**
     * With what was typed over a record that somebody changed meanwhile: every field that differs says what is stored now, and
     * sending it again counts.
     *
     * @param stored the record as it is now, with its {@code version}
     */
    public static Form stale(ConsoleRequest request, Problem problem, Form stored) {
        Map<String, List<String>> values = new HashMap<>(request.parameters());
        Map<String, String> errors = new HashMap<>();
        stored.values.forEach((name, now) -> {
            if (!name.equals(VERSION) && !request.value(name).equals(stored.value(name))) {
                errors.put(name, request.words().t("console.stale.now", "value", stored.value(name)));
            }
        });
        values.put(VERSION, List.of(stored.value(VERSION)));
        return new Form(values, errors, request.words().problem(problem));
    }

    /** What stands in the field. */
    public String value(String name) {
        List<String> all = values.getOrDefault(name, List.of());
        return all.isEmpty() ? "" : all.get(0);
    }

    /** Whether the field has this value among its own. */
    public boolean has(String name, String value) {
        return values.getOrDefault(name, List.of()).contains(value);
    }

    /** What is wrong with the field; empty when nothing is. */
    public String error(String name) {
        return errors.getOrDefault(name, "");
    }

    /** Whether something is wrong with the field. */
    public boolean wrong(String name) {
        return errors.containsKey(name);
    }

    /** Whether the focus goes to this field: the first wrong one, while none is wrong the one that the form begins with. */
    public boolean focus(String name, boolean begins) {
        return errors.isEmpty() ? begins : wrong(name);
    }

    /** What is wrong with the whole; null when nothing is. */
    public @Nullable String error() {
        return error;
    }
}
