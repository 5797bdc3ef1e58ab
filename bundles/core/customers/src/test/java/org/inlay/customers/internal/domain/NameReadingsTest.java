package org.inlay.customers.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameReadingsTest {
    @ParameterizedTest
    @DisplayName("Surnames are read as surnames, compound ones as a whole")
    @CsvSource({
        "王小姐, wangxiaojie wxj xiaojie xj",
        "单雄信, shanxiongxin sxx xiongxin xx",
        "曾国藩, zengguofan zgf guofan gf",
        "解缙, xiejin xj jin j",
        "尉迟恭, yuchigong ycg chigong cg",
        "欧阳娜娜, ouyangnana oynn yangnana ynn nana nn",
        "吕布, lubu lb bu b",
        "王, wang w",
        "Anna Li, annali al li l",
        "José, jose j",
        "王Anna, wanganna wa anna a",
    })
    void readings(String name, String readings) {
        assertThat(NameReadings.of(name).strip()).isEqualTo(readings);
    }

    @Test
    @DisplayName("A name without a reading has none")
    void none() {
        assertThat(NameReadings.of("!?")).isEmpty();
        assertThat(NameReadings.beginnings("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "w",
                "wa",
                "wan",
                "wang",
                "wang x",
                "wangxiao",
                "Wang Xiaojie",
                "wxj",
                "wx",
                "xiaojie",
                "xj",
                "xi'ao"
            })
    @DisplayName("Whatever of a reading is typed leads to the name")
    void found(String typed) {
        String readings = NameReadings.of("王小姐");
        String asked = NameReadings.asked(typed).orElseThrow();
        assertThat(NameReadings.beginnings(readings)).contains(NameReadings.narrowing(asked));
        assertThat(readings).contains(" " + asked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lv", "lü", "lu"})
    @DisplayName("吕 is found however its vowel is typed")
    void vowel(String typed) {
        assertThat(NameReadings.asked(typed.replace("ü", "v"))).contains("lu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"王", "138", "王x", "%", "_", ""})
    @DisplayName("Other texts are no readings")
    void others(String typed) {
        assertThat(NameReadings.asked(typed)).isEmpty();
    }
}
