package org.inlay.platform.web.internal.rest.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import org.inlay.platform.Problem;

/** Refuses text that no database keeps: the character NUL and halves of surrogate pairs, which escapes can write. */
public final class StrictText extends JsonParserDelegate {
    StrictText(JsonParser parser) {
        super(parser);
    }

    @Override
    public JsonToken nextToken() throws IOException {
        JsonToken token = super.nextToken();
        if (token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME) {
            check(getText());
        }
        return token;
    }

    /**
     * Lets the text pass.
     *
     * @throws Problem {@code invalid-text}
     */
    public static void check(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                throw Problem.badRequest("invalid-text");
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    throw Problem.badRequest("invalid-text");
                }
            }
        }
    }
}
