package org.inlay.platform.web.internal.console;

import gg.jte.Content;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.inlay.platform.Clinic;
import org.inlay.platform.Extensions;
import org.inlay.platform.Messages;
import org.inlay.platform.Problem;
import org.inlay.platform.web.console.PublicPage;
import org.inlay.platform.web.console.PublicRequest;
import org.inlay.platform.web.console.Screen;
import org.inlay.platform.web.console.Templates;
import org.inlay.platform.web.console.Words;
import org.inlay.platform.web.internal.domain.Throttle;
import org.inlay.platform.web.internal.rest.edge.Refusal;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code /p/<page>/…}: the pages that customers open on their phones. An address that leads nowhere counts as guessing. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("inlay-public")
@HttpWhiteboardServletPattern("/p/*")
public final class PublicServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** So many requests an address may make in a minute, and a miss counts as many. */
    private static final int MOST = 120;

    private static final int MISS = 6;

    private final transient Extensions extensions;
    private final transient Sessions sessions;
    private final transient Messages messages;
    private final transient Assets assets;
    private final transient Throttle throttle = new Throttle(MOST, System::nanoTime);
    private final transient Templates templates =
            new Templates(PublicServlet.class, "org.inlay.platform.web.internal.console.jte");

    @Activate
    public PublicServlet(
            @Reference Extensions extensions,
            @Reference Sessions sessions,
            @Reference Messages messages,
            @Reference Assets assets) {
        this.extensions = extensions;
        this.sessions = sessions;
        this.messages = messages;
        this.assets = assets;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Answer.headers(response);
        // the address is a key: it goes nowhere else, and no search engine keeps it
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex");
        Words words = new Words(messages, sessions.language(request), ZoneOffset.UTC);
        Screen screen;
        try {
            throttle.admit(request.getRemoteAddr());
            throttle.count(request.getRemoteAddr(), 1);
            screen = screen(request, words);
        } catch (RuntimeException failure) {
            screen = refused(request, words, Refusal.of(failure));
        }
        if (screen instanceof Screen.Way way) {
            Answer.to(response, way.address());
        } else if (screen instanceof Screen.Whole whole) {
            Content framed = templates.content(
                    "public.jte",
                    Map.of("words", words, "assets", assets, "title", whole.title(), "content", whole.content()));
            Answer.page(request, response, whole.status(), framed);
        }
    }

    private Screen screen(HttpServletRequest request, Words words) {
        List<String> path = path(request);
        PublicPage page = extensions.active(PublicPage.class, Clinic.ORGANISATION).stream()
                .filter(each -> !path.isEmpty() && each.id().equals(path.get(0)))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("page"));
        Map<String, List<String>> parameters = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name, List.of(values)));
        PublicRequest asked = new PublicRequest(path.subList(1, path.size()), Map.copyOf(parameters), words);
        return switch (request.getMethod()) {
            case "GET", "HEAD" -> page.get(asked);
            case "POST" -> {
                if (foreign(request)) {
                    throw new Problem(Problem.Kind.FORBIDDEN, "form-foreign");
                }
                yield page.post(asked);
            }
            default -> throw Problem.badRequest("method-not-allowed");
        };
    }

    /** Whether another site made the browser send it; browsers say so. */
    private static boolean foreign(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin");
    }

    private static List<String> path(HttpServletRequest request) {
        String path = Objects.requireNonNullElse(request.getPathInfo(), "/");
        return Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
    }

    private Screen refused(HttpServletRequest request, Words words, Refusal refusal) {
        if (refusal.problem().kind() == Problem.Kind.NOT_FOUND) {
            throttle.count(request.getRemoteAddr(), MISS);
        }
        String title = words.t("problem.title." + refusal.status());
        Content content = templates.content(
                "public-refused.jte", Map.of("title", title, "text", words.problem(refusal.problem())));
        return new Screen.Whole(refusal.status(), title, content);
    }
}
