package org.inlay.platform.internal.domain;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MessageFilesTest {

    private static Properties load(String language) throws IOException {
        Properties texts = new Properties();
        String file = "/i18n/messages_" + language + ".properties";
        try (Reader reader = new InputStreamReader(
                requireNonNull(MessageFilesTest.class.getResourceAsStream(file)), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }

    @Test
    void bothLanguagesHaveEveryText() throws IOException {
        assertThat(load("zh_CN").stringPropertyNames()).isEqualTo(load("en").stringPropertyNames());
    }

    @Test
    void rolesAndPermissionsHaveNames() throws IOException {
        Properties texts = load("en");

        assertThat(Roles.ALL).allSatisfy(role -> assertThat(texts).containsKey("role." + role));
        assertThat(new PlatformPermissions().permissions())
                .allSatisfy(permission -> assertThat(texts).containsKey("permission." + permission.name()));
    }
}
