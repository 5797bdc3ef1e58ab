package org.inlay.platform.web.internal.rest.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import org.inlay.platform.web.MoneyInput;
import org.jspecify.annotations.Nullable;

/** {@code "999.00"} or {@code {"amount":"999.00","currency":"CNY"}}; never a number, which could be a double. */
final class MoneyInputReader extends StdDeserializer<MoneyInput> {
    private static final long serialVersionUID = 1L;

    MoneyInputReader() {
        super(MoneyInput.class);
    }

    @Override
    public MoneyInput deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (json.hasToken(JsonToken.VALUE_STRING)) {
            return new MoneyInput(json.getText(), null);
        }
        if (!json.hasToken(JsonToken.START_OBJECT)) {
            return (MoneyInput) context.handleUnexpectedToken(MoneyInput.class, json);
        }
        String amount = null;
        String currency = null;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "amount" -> amount = text(json, context);
                case "currency" -> currency = text(json, context);
                default -> context.handleUnknownProperty(json, this, MoneyInput.class, name);
            }
        }
        return amount == null
                ? context.reportInputMismatch(MoneyInput.class, "an amount is missing")
                : new MoneyInput(amount, currency);
    }

    private static @Nullable String text(JsonParser json, DeserializationContext context) throws IOException {
        return json.hasToken(JsonToken.VALUE_STRING)
                ? json.getText()
                : (String) context.handleUnexpectedToken(String.class, json);
    }
}
