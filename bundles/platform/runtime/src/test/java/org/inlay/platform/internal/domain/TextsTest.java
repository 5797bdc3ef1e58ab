package org.inlay.platform.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextsTest {

    private final Texts texts = new Texts(
            Map.of("hello", "Hello {name}, {name}!", "english", "only here", "odd", "{unknown} {name"),
            Map.of("hello", "{name}，您好"));

    @Test
    void chineseForChineseElseEnglish() {
        assertThat(texts.text(Locale.SIMPLIFIED_CHINESE, "hello", Map.of("name", "李娜")))
                .isEqualTo("李娜，您好");
        assertThat(texts.text(Locale.TAIWAN, "hello", Map.of("name", "李娜"))).isEqualTo("李娜，您好");
        assertThat(texts.text(Locale.FRENCH, "hello", Map.of("name", "Li"))).isEqualTo("Hello Li, Li!");
    }

    @Test
    void theOtherLanguageThenTheKey() {
        assertThat(texts.text(Locale.CHINA, "english", Map.of())).isEqualTo("only here");
        assertThat(texts.text(Locale.CHINA, "missing", Map.of())).isEqualTo("missing");
    }

    @Test
    void argumentsAreNotRead() {
        assertThat(texts.text(Locale.ENGLISH, "hello", Map.of("name", "{name}")))
                .isEqualTo("Hello {name}, {name}!");
        assertThat(texts.text(Locale.ENGLISH, "odd", Map.of("name", "x"))).isEqualTo("{unknown} {name");
    }
}
