package org.inlay.platform.web.internal.rest.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {
    @ParameterizedTest
    @CsvSource({
        ",zh-CN",
        "'',zh-CN",
        "*,zh-CN",
        "en,en",
        "en-GB,en",
        "'en;q=0.5,zh;q=0.9',zh-CN",
        "'fr,en;q=0.2',en",
        "de,zh-CN",
        "zh-TW,zh-CN",
        "'!!;q=x',zh-CN"
    })
    @DisplayName("Chinese first, English for those who prefer it")
    void preferred(@Nullable String header, String language) {
        assertThat(Languages.preferred(header)).isEqualTo(Locale.forLanguageTag(language));
    }
}
