package org.inlay.orders.internal.domain;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inlay.platform.Id;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Records as maps and lists, so that a refusal can carry one as a member of its document. */
final class Plain {
    private Plain() {}

    static Object of(Object value) {
        Object plain = plain(value);
        if (plain == null) {
            throw new IllegalArgumentException("nothing to show");
        }
        return plain;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value == null || value instanceof Id || value instanceof Money) {
            return value;
        }
        if (value instanceof Collection<?> items) {
            List<@Nullable Object> list = new ArrayList<>();
            items.forEach(item -> list.add(plain(item)));
            return list;
        }
        return value.getClass().isRecord() ? members(value) : value;
    }

    /** Members without a value are left out. */
    private static Map<String, Object> members(Object value) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            Object member = plain(read(component, value));
            if (member != null) {
                members.put(component.getName(), member);
            }
        }
        return members;
    }

    private static @Nullable Object read(RecordComponent component, Object value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
