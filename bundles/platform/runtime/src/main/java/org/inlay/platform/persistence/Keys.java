package org.inlay.platform.persistence;

import java.util.Collection;
import java.util.Collections;
import org.inlay.platform.Id;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Conditions on lists of keys. Derby looks each key up in an index only where it stands as a bare parameter; inside a cast, as
 * jOOQ writes it there, the whole table is read. The field has to be the first of an index: for a later one Derby compares every
 * row of the range with every key, which is worse than what it does otherwise.
 */
public final class Keys {
    private Keys() {}

    /** Whether the field is one of these keys: ids, numbers or texts. False for none. */
    public static Condition among(Field<?> field, Collection<?> keys) {
        if (keys.isEmpty()) {
            return DSL.falseCondition();
        }
        String column = field.getQualifiedName().unquotedName().toString();
        Object[] values = keys.stream()
                .map(key -> key instanceof Id id ? (Object) id.value() : key)
                .toArray();
        return values.length == 1
                ? DSL.condition(column + " = ?", values)
                : DSL.condition(
                        column + " in (" + String.join(", ", Collections.nCopies(values.length, "?")) + ")", values);
    }
}
