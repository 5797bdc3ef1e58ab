package org.inlay.platform.web.internal.console;

import gg.jte.Content;
import java.util.Map;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Screen;
import org.inlay.platform.web.console.Templates;

/** The templates of the platform's own pages. */
final class Pages {
    private static final Templates TEMPLATES =
            new Templates(Pages.class, "org.inlay.platform.web.internal.console.jte");

    private Pages() {}

    /** The template with the request as {@code r} and its view as {@code view}. */
    static Content content(String template, ConsoleRequest request, Object view) {
        return TEMPLATES.content(template, Map.of("r", request, "view", view));
    }

    /** A screen of the template. */
    static Screen screen(String title, String template, ConsoleRequest request, Object view) {
        return Screen.of(title, content(template, request, view));
    }
}
