package org.inlay.platform.web.internal.console;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.inlay.platform.Clinic;
import org.inlay.platform.Id;
import org.inlay.platform.spi.ActListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * {@code GET /news?clinic=A&of=visits.,appointments.}: a line (server-sent events) that says when something of that kind was
 * done in the clinic, and nothing more; the page then asks for what it may see. A line ends with its session.
 */
@Component(service = {Servlet.class, ActListener.class})
@HttpWhiteboardServletName("inlay-news")
@HttpWhiteboardServletPattern("/news")
@HttpWhiteboardServletAsyncSupported
public final class News extends HttpServlet implements ActListener {
    private static final long serialVersionUID = 1L;

    /** Windows that one person looks at; the oldest is let go for one more. */
    private static final int MOST_LINES = 12;

    private static final int LONGEST_WISH = 200;
    private static final long BEAT_SECONDS = 15;

    private final transient Sessions sessions;
    private final transient Map<Id, Deque<NewsLine>> lines = new ConcurrentHashMap<>();
    private final transient ScheduledExecutorService beats =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "inlay-news"));

    @Activate
    public News(@Reference Sessions sessions) {
        this.sessions = sessions;
        beats.scheduleWithFixedDelay(this::beat, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
    }

    @Deactivate
    void stop() {
        beats.shutdownNow();
        all().forEach(NewsLine::end);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Person person = sessions.person(request).orElse(null);
        String clinic = request.getParameter("clinic");
        String wish = request.getParameter("of");
        if (person == null || clinic == null || wish == null || wish.length() > LONGEST_WISH) {
            response.sendError(
                    person == null ? HttpServletResponse.SC_UNAUTHORIZED : HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        if (sessions.clinics(person.caller()).stream().map(Clinic::code).noneMatch(clinic::equals)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        Answer.headers(response);
        response.setContentType("text/event-stream;charset=UTF-8");
        // proxies that gather answers would keep news to themselves
        response.setHeader("X-Accel-Buffering", "no");
        Id staff = person.caller().staff();
        NewsLine line =
                NewsLine.open(request, response, clinic, List.of(wish.split(",", -1)), ended -> drop(staff, ended));
        keep(staff, line);
    }

    private void keep(Id staff, NewsLine line) {
        lines.compute(staff, (id, present) -> {
            Deque<NewsLine> theirs = present == null ? new ArrayDeque<>() : new ArrayDeque<>(present);
            theirs.addLast(line);
            if (theirs.size() > MOST_LINES) {
                NewsLine oldest = theirs.removeFirst();
                beats.execute(oldest::end);
            }
            return theirs;
        });
    }

    private void drop(Id staff, NewsLine line) {
        lines.computeIfPresent(staff, (id, present) -> {
            Deque<NewsLine> rest = new ArrayDeque<>(present);
            rest.remove(line);
            return rest.isEmpty() ? null : rest;
        });
    }

    private List<NewsLine> all() {
        return lines.values().stream().flatMap(Deque::stream).toList();
    }

    @Override
    public void done(String action, String clinic) {
        all().stream().filter(line -> line.wants(action, clinic)).forEach(NewsLine::tell);
    }

    /** Keeps lines open through proxies, and ends those whose session has ended. */
    private void beat() {
        for (NewsLine line : all()) {
            if (line.lives(sessions)) {
                line.beat();
            } else {
                line.end();
            }
        }
    }
}
