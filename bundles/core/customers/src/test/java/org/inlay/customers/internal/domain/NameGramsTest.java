package org.inlay.customers.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameGramsTest {
    @Test
    @DisplayName("A Chinese name is found by any part of it")
    void chinese() {
        assertThat(NameGrams.of("王小明")).containsExactlyInAnyOrder("王", "小", "明", "王小", "小明");
    }

    @Test
    @DisplayName("No two grams differ by a blank at the end only: Derby takes them for one")
    void blanks() {
        assertThat(NameGrams.of("J R  Ng")).containsExactlyInAnyOrder("j", "r", " r", "n", " n", "ng", "g");
        assertThat(NameGrams.narrowing("j r")).isEqualTo("j");
    }

    @ParameterizedTest
    @ValueSource(strings = {"王", "小明", "王小明", "李", "Anna", "a B", "𠮷田", "𠮷"})
    @DisplayName("What narrows a search is among the grams of every name that contains it")
    void narrowing(String part) {
        assertThat(NameGrams.of("x王小明李Anna Bell 𠮷田")).contains(NameGrams.narrowing(part));
    }
}
