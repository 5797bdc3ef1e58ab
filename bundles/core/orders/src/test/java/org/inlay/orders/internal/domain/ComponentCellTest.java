package org.inlay.orders.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.inlay.orders.Item.Component;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComponentCellTest {
    @Test
    @DisplayName("Codes with sessions and days of validity; one session and no end when left out")
    void list() {
        assertThat(ComponentCell.parse("SGZ-01*10@365| MASK |唇部脱毛*2|A@30"))
                .contains(List.of(
                        new Component("SGZ-01", 10, 365),
                        new Component("MASK", 1, null),
                        new Component("唇部脱毛", 2, null),
                        new Component("A", 1, 30)));
    }

    @ParameterizedTest
    @DisplayName("What is no such list is told")
    @ValueSource(strings = {"", "A||B", "A|", "*3", "@9", "A*123456", "A*2*3", "A@30*2", "A*x"})
    void wrong(String text) {
        assertThat(ComponentCell.parse(text)).isEmpty();
    }
}
