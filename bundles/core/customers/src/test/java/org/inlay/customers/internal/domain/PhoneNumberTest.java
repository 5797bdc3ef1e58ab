package org.inlay.customers.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest
    @CsvSource({
        "13800138000, +8613800138000",
        "+86 138-0013-8000, +8613800138000",
        "0086 138 0013 8000, +8613800138000",
        "86 13800138000, +8613800138000",
        "１３８００１３８０００, +8613800138000",
        "(010) 6552-9988, +861065529988",
        "0571-87654321, +8657187654321",
        "+86 10 65529988, +861065529988",
        "+852 9123 4567, +85291234567",
        "001 212 555 0100, +12125550100"
    })
    @DisplayName("A mobile is kept in E.164 however it is written")
    void normalised(String written, String e164) {
        assertThat(PhoneNumber.normalise(written, SHANGHAI)).contains(e164);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "12345",
                "1380013800",
                "138001380001",
                "11800138000",
                "65529988",
                "+86 1380013800",
                "+0123456",
                "+1234567890123456",
                "1380013800x",
                "'; drop table cu_customer; --"
            })
    @DisplayName("Nonsense is no mobile")
    void refused(String written) {
        assertThat(PhoneNumber.normalise(written, SHANGHAI)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Asia/Hong_Kong, 9123 4567, +85291234567", "Asia/Tokyo, 090-1234-5678, +819012345678"})
    @DisplayName("A number without country belongs to the country of the clinic")
    void abroad(String zone, String written, String e164) {
        assertThat(PhoneNumber.normalise(written, ZoneId.of(zone))).contains(e164);
    }

    @ParameterizedTest
    @CsvSource({
        "+8613800138000, 138****8000",
        "+85291234567, +852****4567",
        "+12125550100, +121****0100",
        "+1234567, +12****4567"
    })
    @DisplayName("Who may not contact the customer sees the number masked")
    void masked(String e164, String shown) {
        assertThat(PhoneNumber.mask(e164)).isEqualTo(shown);
    }
}
