package org.inlay.platform.internal.domain;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.inlay.platform.Id;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Turns records into JSON-like values and back, keeping nothing, so that a removed plugin's classes go. Knows texts,
 * numbers, booleans, enums, {@link Id}, {@link Money}, {@link Instant}, {@link LocalDate}, lists and nested records. A
 * field that the record no longer has is left out; one that the document does not have yet is null, zero or false.
 */
final class RecordCodec {
    private RecordCodec() {}

    static Map<String, Object> write(Record value) {
        Map<String, Object> document = new LinkedHashMap<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            Object written = written(get(component, value));
            if (written != null) {
                document.put(component.getName(), written);
            }
        }
        return document;
    }

    static <R extends Record> R read(Class<R> type, Map<?, ?> document) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            arguments[i] = read(components[i].getGenericType(), document.get(components[i].getName()));
        }
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw failure(type, e);
        }
    }

    private static @Nullable Object get(RecordComponent component, Record value) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw failure(value.getClass(), e);
        }
    }

    private static RuntimeException failure(Class<?> type, ReflectiveOperationException e) {
        return e instanceof InvocationTargetException && e.getCause() instanceof RuntimeException thrown
                ? thrown
                : new IllegalArgumentException("record " + type.getName(), e);
    }

    private static @Nullable Object written(@Nullable Object value) {
        if (value == null || value instanceof String || value instanceof Boolean || value instanceof BigDecimal) {
            return value;
        } else if (value instanceof Integer || value instanceof Long) {
            return value;
        } else if (value instanceof Id || value instanceof Instant || value instanceof LocalDate) {
            return value.toString();
        } else if (value instanceof Enum<?> constant) {
            return constant.name();
        } else if (value instanceof Money money) {
            return Map.of(
                    "amount",
                    money.getAmount().toPlainString(),
                    "currency",
                    money.getCurrencyUnit().getCode());
        } else if (value instanceof Record nested) {
            return write(nested);
        } else if (value instanceof Collection<?> items) {
            return items.stream().map(RecordCodec::written).toList();
        }
        throw new IllegalArgumentException("an event has no " + value.getClass().getName());
    }

    private static @Nullable Object read(Type type, @Nullable Object value) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            Type item = list.getActualTypeArguments()[0];
            return value == null
                    ? List.of()
                    : ((List<?>) value).stream().map(each -> read(item, each)).toList();
        }
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalArgumentException("an event has no " + type);
        }
        return value == null ? absent(plain) : read(plain, value);
    }

    private static @Nullable Object absent(Class<?> type) {
        if (type == boolean.class) {
            return false;
        } else if (type == int.class) {
            return 0;
        }
        return type == long.class ? 0L : null;
    }

    private static Object read(Class<?> type, Object value) {
        if (type == String.class || type == boolean.class || type == Boolean.class) {
            return value;
        } else if (type == int.class || type == Integer.class) {
            return ((Number) value).intValue();
        } else if (type == long.class || type == Long.class) {
            return ((Number) value).longValue();
        } else if (type == BigDecimal.class) {
            return new BigDecimal(value.toString());
        } else if (type == Id.class) {
            return Id.parse((String) value);
        } else if (type == Instant.class) {
            return Instant.parse((String) value);
        } else if (type == LocalDate.class) {
            return LocalDate.parse((String) value);
        } else if (type == Money.class) {
            Map<?, ?> money = (Map<?, ?>) value;
            return Money.of(
                    CurrencyUnit.of((String) money.get("currency")), new BigDecimal((String) money.get("amount")));
        } else if (type.isEnum()) {
            return constant(type, (String) value);
        } else if (type.isRecord()) {
            return read(type.asSubclass(Record.class), (Map<?, ?>) value);
        }
        throw new IllegalArgumentException("an event has no " + type.getName());
    }

    private static Object constant(Class<?> type, String name) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type.getName() + " has no " + name));
    }
}
