package org.inlay.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdTest {
    @Property
    void printedAndReadAgain(@ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long value) {
        String printed = new Id(value).toString();
        assertThat(printed).hasSize(13);
        assertThat(Id.parse(printed)).isEqualTo(new Id(value));
    }

    @Property
    void printedOrderIsStoredOrder(
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long a,
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long b) {
        assertThat(Integer.signum(new Id(a).toString().compareTo(new Id(b).toString())))
                .isEqualTo(Long.compare(a, b));
    }

    @Test
    @DisplayName("a person may read it aloud: lower case and look-alikes are understood")
    void lookAlikes() {
        assertThat(Id.parse("000000000o0i1")).isEqualTo(Id.parse("0000000000011"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1", "0000000000001X", "00000000000U1", "ZZZZZZZZZZZZZ", "8000000000000", "0000000000\u00001"
            })
    @DisplayName("what is no id is refused by name")
    void refused(String text) {
        assertThatThrownBy(() -> Id.parse(text))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.reason()).isEqualTo("invalid-id"));
    }
}
