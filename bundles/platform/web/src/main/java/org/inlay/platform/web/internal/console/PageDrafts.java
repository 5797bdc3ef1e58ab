package org.inlay.platform.web.internal.console;

import java.net.URI;
import java.util.Objects;
import javax.servlet.http.HttpServletRequest;
import org.inlay.platform.Id;
import org.inlay.platform.web.console.Screen;
import org.inlay.platform.web.internal.persistence.FormDrafts;
import org.jspecify.annotations.Nullable;

/** What somebody typed into a page and has not sent: kept as they type, back when they come back, gone when it is sent. */
final class PageDrafts {
    /** Longer ones are kept by the browser only. */
    private static final int LONGEST = 100_000;

    private final FormDrafts drafts;

    PageDrafts(FormDrafts drafts) {
        this.drafts = drafts;
    }

    /** What waits at the address that is asked for; empty when nothing does. */
    String at(Id staff, HttpServletRequest request) {
        String query = request.getQueryString();
        return drafts.of(staff, request.getRequestURI() + (query == null ? "" : "?" + query))
                .orElse("");
    }

    /** Keeps what is typed at an address, or forgets it when nothing is. */
    Screen kept(Id staff, HttpServletRequest request) {
        String address = Objects.requireNonNullElse(request.getParameter("address"), "");
        String body = Objects.requireNonNullElse(request.getParameter("body"), "");
        if (body.isEmpty()) {
            drafts.drop(staff, address);
        } else if (body.length() <= LONGEST) {
            drafts.keep(staff, address, body);
        }
        return Screen.part(output -> {});
    }

    /** What was typed is no draft any more, from the moment it counts. */
    void sent(Id staff, HttpServletRequest request) {
        String shown = shownBefore(request);
        if (shown != null) {
            drafts.drop(staff, shown);
        }
    }

    /** The screen that a form was sent from: its draft waits there. */
    static @Nullable String shownBefore(HttpServletRequest request) {
        String shown = Objects.requireNonNullElse(
                request.getHeader("HX-Current-URL"), Objects.requireNonNullElse(request.getHeader("Referer"), ""));
        try {
            URI address = URI.create(shown);
            return address.getRawQuery() == null
                    ? address.getRawPath()
                    : address.getRawPath() + "?" + address.getRawQuery();
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
