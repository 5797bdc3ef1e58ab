package org.inlay.customers.spi;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a node states, read and checked: a value for each parameter. */
public final class Arguments {
    private final Map<Parameter<?>, Object> values = new HashMap<>();

    /** Keeps the value of a parameter. */
    public <T> Arguments with(Parameter<T> parameter, T value) {
        values.put(parameter, value);
        return this;
    }

    /** The value; for required parameters and those that have a value where nothing is stated. */
    public <T> T get(Parameter<T> parameter) {
        T value = find(parameter);
        if (value == null) {
            throw new IllegalStateException("no value for " + parameter.name());
        }
        return value;
    }

    /** The value, null when the node states none. */
    @SuppressWarnings("unchecked") // with() let only a T in
    public <T> @Nullable T find(Parameter<T> parameter) {
        return (T) values.get(parameter);
    }
}
