package org.inlay.orders.internal.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.util.List;
import org.inlay.orders.Item;
import org.inlay.orders.NewOrder;
import org.inlay.platform.Check;
import org.inlay.platform.Id;
import org.joda.money.Money;

/** The few values that are stored as JSON text: checks of decisions, sale conditions, what a draft asked for. */
final class Json {
    private static final TypeReference<List<Check>> CHECKS = new TypeReference<>() {};

    /** A type factory of its own, so that the mapper pins no classes of others. */
    private final ObjectMapper mapper = new ObjectMapper()
            .setTypeFactory(TypeFactory.defaultInstance().withClassLoader(Json.class.getClassLoader()))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .registerModule(new SimpleModule()
                    .addSerializer(Id.class, ToStringSerializer.instance)
                    .addSerializer(Money.class, ToStringSerializer.instance)
                    .addDeserializer(Id.class, new Text<>(Id.class) {
                        @Override
                        protected Id _deserialize(
                                String text, com.fasterxml.jackson.databind.DeserializationContext context) {
                            return Id.parse(text);
                        }
                    })
                    .addDeserializer(Money.class, new Text<>(Money.class) {
                        @Override
                        protected Money _deserialize(
                                String text, com.fasterxml.jackson.databind.DeserializationContext context) {
                            return Money.parse(text);
                        }
                    }));

    private abstract static class Text<T> extends FromStringDeserializer<T> {
        private static final long serialVersionUID = 1L;

        Text(Class<T> type) {
            super(type);
        }
    }

    String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass(), e);
        }
    }

    List<Check> checks(String text) {
        try {
            return mapper.readValue(text, CHECKS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored checks cannot be read", e);
        }
    }

    NewOrder asked(String text) {
        return read(text, NewOrder.class);
    }

    Item.SaleConditions saleConditions(String text) {
        return read(text, Item.SaleConditions.class);
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return mapper.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored " + type.getSimpleName() + " cannot be read", e);
        }
    }
}
