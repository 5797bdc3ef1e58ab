package org.inlay.platform.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_111); // step 37037037

    @ParameterizedTest
    @CsvSource({"59,287082", "1111111109,081804", "1111111111,050471", "1234567890,005924", "2000000000,279037"})
    void theVectorsOfRfc6238(long second, String digits) {
        assertThat(Totp.digits(SECRET, second / 30)).isEqualTo(digits);
    }

    @Test
    void oneStepOfToleranceEitherWay() {
        long step = 37_037_037;

        assertThat(Totp.step(SECRET, Totp.digits(SECRET, step - 1), NOW, 0)).hasValue(step - 1);
        assertThat(Totp.step(SECRET, Totp.digits(SECRET, step + 1), NOW, 0)).hasValue(step + 1);
        assertThat(Totp.step(SECRET, Totp.digits(SECRET, step - 2), NOW, 0)).isEmpty();
        assertThat(Totp.step(SECRET, Totp.digits(SECRET, step + 2), NOW, 0)).isEmpty();
    }

    @Test
    void usedDigitsAndThoseBeforeThemAreRefused() {
        long step = 37_037_037;

        assertThat(Totp.step(SECRET, Totp.digits(SECRET, step), NOW, step)).isEmpty();
        assertThat(Totp.step(SECRET, Totp.digits(SECRET, step - 1), NOW, step)).isEmpty();
        assertThat(Totp.step(SECRET, Totp.digits(SECRET, step + 1), NOW, step)).hasValue(step + 1);
    }

    @Test
    void nonsenseIsNoCode() {
        assertThat(Totp.step(SECRET, "", NOW, 0)).isEmpty();
        assertThat(Totp.step(SECRET, "０５０４７１", NOW, 0)).isEmpty();
    }

    @Test
    void secretsInBase32() {
        assertThat(Totp.base32(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(Totp.base32(new byte[] {(byte) 0xff})).isEqualTo("74");
    }
}
