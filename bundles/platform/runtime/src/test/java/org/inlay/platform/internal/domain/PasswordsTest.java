package org.inlay.platform.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @Test
    void aPasswordMatchesItsOwnHashOnly() {
        String stored = passwords.hash("润月-2026-青石");

        assertThat(stored).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("润月");
        assertThat(stored.length()).isLessThanOrEqualTo(200);
        assertThat(passwords.matches("润月-2026-青石", stored)).isTrue();
        assertThat(passwords.matches("润月-2026-青石 ", stored)).isFalse();
        assertThat(passwords.hash("润月-2026-青石"))
                .as("each has a salt of its own")
                .isNotEqualTo(stored);
    }

    @Test
    void nobodysHashCostsAsMuchAndMatchesNothing() {
        assertThat(passwords.matches("", Passwords.NOBODY)).isFalse();
        assertThat(Passwords.NOBODY).hasSameSizeAs(passwords.hash("x"));
    }

    @Test
    void otherParametersAreADefect() {
        assertThatThrownBy(() -> passwords.matches("x", "$argon2id$v=19$m=8,t=1,p=1$AAAA$AAAA"))
                .isInstanceOf(IllegalStateException.class);
    }
}
