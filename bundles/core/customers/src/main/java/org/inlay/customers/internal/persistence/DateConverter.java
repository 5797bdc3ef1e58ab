package org.inlay.customers.internal.persistence;

import java.sql.Date;
import java.time.LocalDate;
import javax.persistence.AttributeConverter;
import javax.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Dates of entities in date columns. */
@Converter(autoApply = true)
public final class DateConverter implements AttributeConverter<@Nullable LocalDate, @Nullable Date> {
    @Override
    public @Nullable Date convertToDatabaseColumn(@Nullable LocalDate value) {
        return value == null ? null : Date.valueOf(value);
    }

    @Override
    public @Nullable LocalDate convertToEntityAttribute(@Nullable Date value) {
        return value == null ? null : value.toLocalDate();
    }
}
