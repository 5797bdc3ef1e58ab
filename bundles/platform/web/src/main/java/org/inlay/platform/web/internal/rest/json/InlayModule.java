package org.inlay.platform.web.internal.rest.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.Function;
import org.inlay.platform.Id;
import org.inlay.platform.web.MoneyInput;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Inlay's values as JSON. */
final class InlayModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    InlayModule() {
        super("inlay");
        text(Id.class, Values::id);
        text(Instant.class, Values::instant);
        text(LocalDate.class, Values::date);
        text(LocalTime.class, Values::time);
        text(ZoneId.class, Values::zone);
        text(CurrencyUnit.class, Values::currency);
        addSerializer(Money.class, new MoneyWriter());
        addDeserializer(MoneyInput.class, new MoneyInputReader());
    }

    private <T> void text(Class<T> type, Function<String, T> reader) {
        addSerializer(type, new TextWriter<>(type));
        addDeserializer(type, new TextReader<>(type, reader));
    }

    /** A value written as its text. */
    private static final class TextWriter<T> extends StdScalarSerializer<T> {
        private static final long serialVersionUID = 1L;

        TextWriter(Class<T> type) {
            super(type);
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.toString());
        }
    }

    /** A value read from a string and nothing else. */
    private static final class TextReader<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1L;
        private final transient Function<String, T> reader;

        TextReader(Class<T> type, Function<String, T> reader) {
            super(type);
            this.reader = reader;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (!json.hasToken(JsonToken.VALUE_STRING)) {
                return (T) context.handleUnexpectedToken(_valueClass, json);
            }
            return reader.apply(json.getText());
        }
    }

    /** Amounts are text, so that no client reads them as a double. */
    private static final class MoneyWriter extends StdSerializer<Money> {
        private static final long serialVersionUID = 1L;

        MoneyWriter() {
            super(Money.class);
        }

        @Override
        public void serialize(Money money, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartObject();
            json.writeStringField("amount", money.getAmount().toPlainString());
            json.writeStringField("currency", money.getCurrencyUnit().getCode());
            json.writeEndObject();
        }
    }
}
