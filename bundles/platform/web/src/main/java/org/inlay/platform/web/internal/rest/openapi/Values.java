package org.inlay.platform.web.internal.rest.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.inlay.platform.Id;
import org.inlay.platform.web.MoneyInput;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Schemas of single values. */
final class Values {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String AMOUNT = "^-?[0-9]{1,12}(\\.[0-9]{1,4})?$";

    private Values() {}

    /** The schema of a value; null when the type is none. */
    static @Nullable ObjectNode schema(Class<?> type) {
        if (type.isEnum()) {
            ObjectNode word = text();
            ArrayNode words = word.putArray("enum");
            Stream.of(type.getEnumConstants()).map(Object::toString).forEach(words::add);
            return word;
        }
        if (type == Id.class || type == Money.class || type == MoneyInput.class) {
            return Schemas.reference(type.getSimpleName());
        }
        if (type == String.class) {
            return text();
        }
        if (type == boolean.class || type == Boolean.class) {
            return JSON.objectNode().put("type", "boolean");
        }
        return time(type) != null ? time(type) : number(type);
    }

    private static @Nullable ObjectNode time(Class<?> type) {
        if (type == Instant.class) {
            return text().put("format", "date-time");
        }
        if (type == LocalDate.class) {
            return text().put("format", "date");
        }
        if (type == LocalTime.class) {
            return text().put("pattern", "^[0-2][0-9]:[0-5][0-9](:[0-5][0-9])?$");
        }
        if (type == ZoneId.class) {
            return text();
        }
        return type == CurrencyUnit.class ? text().put("pattern", "^[A-Z]{3}$") : null;
    }

    private static @Nullable ObjectNode number(Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return JSON.objectNode().put("type", "integer").put("format", "int32");
        }
        if (type == long.class || type == Long.class) {
            return JSON.objectNode().put("type", "integer").put("format", "int64");
        }
        return type == BigDecimal.class ? JSON.objectNode().put("type", "number") : null;
    }

    private static ObjectNode text() {
        return JSON.objectNode().put("type", "string");
    }

    /** Values that the document describes once. */
    static Map<String, ObjectNode> components() {
        Map<String, ObjectNode> components = new LinkedHashMap<>();
        components.put(
                "Id",
                text().put("description", "An id: 13 characters that sort by time; compare it as text.")
                        .put("pattern", "^[0-9A-Za-z]{13}$"));
        components.put("Money", money("Money: amount in the major unit as text, with the currency's decimals."));
        ObjectNode input = JSON.objectNode()
                .put("description", "Money: an amount as text in the clinic's currency, or with its currency.");
        input.putArray("anyOf")
                .add(text().put("pattern", AMOUNT))
                .add(money("An amount with its currency.").put("additionalProperties", false));
        components.put("MoneyInput", input);
        return components;
    }

    private static ObjectNode money(String description) {
        ObjectNode money = JSON.objectNode().put("type", "object").put("description", description);
        ObjectNode properties = money.putObject("properties");
        properties.set("amount", text().put("description", "Decimal number.").put("pattern", AMOUNT));
        properties.set("currency", text().put("description", "ISO 4217 code.").put("pattern", "^[A-Z]{3}$"));
        money.putArray("required").add("amount");
        return money;
    }
}
