package org.inlay.platform.web.internal.console;

import gg.jte.Content;
import java.io.IOException;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.inlay.platform.Access;
import org.inlay.platform.Caller;
import org.inlay.platform.Clinic;
import org.inlay.platform.Extensions;
import org.inlay.platform.Problem;
import org.inlay.platform.web.console.ConsolePage;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Screen;
import org.inlay.platform.web.console.Templates;
import org.inlay.platform.web.console.Words;
import org.inlay.platform.web.internal.console.Navigation.Place;
import org.inlay.platform.web.internal.persistence.FormDrafts;
import org.inlay.platform.web.internal.rest.edge.Refusal;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletMultipart;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code /app/*}: finds the page that the address names, asks it as the person who is signed in, and frames the answer. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("inlay-console")
@HttpWhiteboardServletPattern("/app/*")
@HttpWhiteboardServletMultipart(maxFileSize = Shell.LARGEST_FILE, fileSizeThreshold = Shell.IN_MEMORY)
public final class Shell extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String APP = "/app";

    /** Also of what an import may bring. */
    static final long LARGEST_FILE = 2L * 1024 * 1024 * 1024;

    /** Larger files wait on the disk. */
    static final int IN_MEMORY = 256 * 1024;

    private static final String SETTINGS = "settings";
    private static final String CHOOSE = "-";
    private static final String DRAFT = "draft";

    private static final Set<String> LOOKING = Set.of("GET", "HEAD");
    private static final long YEAR = 31_536_000;

    /** Where the first clinic is opened, and what stands in its place until then. */
    private static final List<String> FIRST = List.of("clinics", "new");

    private static final Clinic NO_CLINIC =
            new Clinic(Clinic.ORGANISATION, "", "", ZoneOffset.UTC, CurrencyUnit.of("CNY"), LocalTime.MIDNIGHT, 0);

    private final transient Sessions sessions;
    private final transient SentForms forms;
    private final transient PageDrafts drafts;
    private final transient Navigation navigation;
    private final transient Extensions extensions;
    private final transient Access access;
    private final transient Assets assets;
    private final transient Templates templates =
            new Templates(Shell.class, "org.inlay.platform.web.internal.console.jte");

    @Activate
    public Shell(
            @Reference Sessions sessions,
            @Reference SentForms forms,
            @Reference FormDrafts drafts,
            @Reference Navigation navigation,
            @Reference Extensions extensions,
            @Reference Access access,
            @Reference Assets assets) {
        this.sessions = sessions;
        this.forms = forms;
        this.drafts = new PageDrafts(drafts);
        this.navigation = navigation;
        this.extensions = extensions;
        this.access = access;
        this.assets = assets;
    }

    /** One request, with what is known of who sent it. */
    private record Exchange(
            HttpServletRequest request,
            HttpServletResponse response,
            Person person,
            List<Clinic> clinics,
            @Nullable Clinic clinic,
            Words words,
            List<String> path) {
        String first() {
            return path.isEmpty() ? "" : path.get(0);
        }

        String address() {
            return APP + "/" + String.join("/", path);
        }

        boolean posted() {
            return request.getMethod().equals("POST");
        }

        /** Whether a script asks for a part of the screen. */
        boolean part() {
            return request.getHeader("HX-Request") != null && request.getHeader("HX-Boosted") == null;
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Answer.headers(response);
        Optional<Person> person = sessions.person(request);
        if (person.isEmpty()) {
            signIn(request, response);
            return;
        }
        sessions.keep(request, person.get());
        Caller caller = person.get().caller();
        List<Clinic> clinics = sessions.clinics(caller);
        Clinic clinic = sessions.clinic(request, clinics);
        Words words = sessions.words(caller.locale(), clinic);
        Exchange exchange = new Exchange(request, response, person.get(), clinics, clinic, words, path(request));
        Screen screen;
        try {
            screen = access.as(caller, () -> screen(exchange));
        } catch (RuntimeException failure) {
            screen = refused(exchange, failure);
        }
        send(exchange, screen);
    }

    private static List<String> path(HttpServletRequest request) {
        String path = Objects.requireNonNullElse(request.getPathInfo(), "/");
        return Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
    }

    private static void signIn(HttpServletRequest request, HttpServletResponse response) {
        String query = request.getQueryString();
        // what a script asks for is a part of the screen that is shown, or the next one while a form is in the way
        boolean looks = request.getMethod().equals("GET") && request.getHeader("HX-Request") == null;
        String wanted =
                looks ? request.getRequestURI() + (query == null ? "" : "?" + query) : PageDrafts.shownBefore(request);
        String address = SignInServlet.address(SignInServlet.ownAddress(wanted));
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", address);
        } else {
            Answer.to(response, address);
        }
    }

    private Screen screen(Exchange exchange) {
        boolean posted = exchange.posted();
        if (!posted && !LOOKING.contains(exchange.request().getMethod())) {
            throw Problem.badRequest("method-not-allowed");
        }
        if (posted && !exchange.person().sent(csrf(exchange.request()))) {
            throw new Problem(Problem.Kind.FORBIDDEN, "form-foreign");
        }
        if (posted && exchange.first().equals(CHOOSE)) {
            return exchange.path().contains(DRAFT)
                    ? drafts.kept(exchange.person().caller().staff(), exchange.request())
                    : choose(exchange);
        }
        Clinic clinic = exchange.clinic();
        return clinic == null ? withoutClinic(exchange) : inClinic(exchange, clinic);
    }

    /** Nobody looks at a clinic before there is one: whoever may open clinics begins with that. */
    private Screen withoutClinic(Exchange exchange) {
        if (!exchange.person().caller().may("clinics:manage", Clinic.ORGANISATION)) {
            throw new Problem(Problem.Kind.FORBIDDEN, "no-clinic");
        }
        if (exchange.path().equals(FIRST)) {
            return inClinic(exchange, NO_CLINIC);
        }
        // news and search, which are parts of every page, have nothing to say yet
        return exchange.part() ? Screen.part(nothing -> {}) : Screen.to(APP + "/" + String.join("/", FIRST));
    }

    private Screen inClinic(Exchange exchange, Clinic clinic) {
        boolean posted = exchange.posted();
        if (exchange.path().isEmpty()) {
            return Screen.to(links(exchange).stream()
                    .findFirst()
                    .map(Frame.Link::href)
                    .orElseThrow(() -> new Problem(Problem.Kind.FORBIDDEN, "no-page")));
        }
        if (!posted && exchange.first().equals(SETTINGS)) {
            return settings(exchange);
        }
        ConsolePage page = extensions.active(ConsolePage.class, clinic.code()).stream()
                .filter(each -> each.id().equals(exchange.first()))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("page"));
        ConsoleRequest request = request(exchange, clinic);
        if (!posted) {
            return page.get(request);
        }
        return page.once(request)
                ? forms.take(exchange.person().caller().staff(), exchange.address(), request, () -> {
                    Screen answer = page.post(request);
                    if (answer instanceof Screen.Way) {
                        drafts.sent(exchange.person().caller().staff(), exchange.request());
                    }
                    return answer;
                })
                : page.post(request);
    }

    private Screen settings(Exchange exchange) {
        Words words = exchange.words();
        List<Frame.Setting> settings = places(exchange, true).stream()
                .map(place -> new Frame.Setting(
                        APP + "/" + place.page(),
                        words.t("console.page." + place.page()),
                        words.t("console.page." + place.page() + ".what")))
                .toList();
        return Screen.of(
                words.t("console.page.settings"),
                templates.content("settings.jte", Map.of("words", words, "settings", settings)));
    }

    private static @Nullable String csrf(HttpServletRequest request) {
        String header = request.getHeader("Inlay-Form");
        return header == null ? request.getParameter(ConsoleRequest.CSRF) : header;
    }

    private static ConsoleRequest request(Exchange exchange, Clinic clinic) {
        Map<String, List<String>> parameters = new HashMap<>();
        exchange.request().getParameterMap().forEach((name, values) -> parameters.put(name, List.of(values)));
        List<String> path = exchange.path();
        return new ConsoleRequest(
                path.subList(1, path.size()),
                Map.copyOf(parameters),
                clinic,
                exchange.words(),
                exchange.person().csrf(),
                exchange.part(),
                Uploads.of(exchange.request()));
    }

    /** Another clinic or language, and back to where the person was. */
    private Screen choose(Exchange exchange) {
        HttpServletRequest request = exchange.request();
        String clinic = request.getParameter("clinic");
        if (clinic != null
                && exchange.clinics().stream().anyMatch(each -> each.code().equals(clinic))) {
            Cookies.CLINIC.keep(request, exchange.response(), clinic, YEAR);
        }
        String language = request.getParameter("language");
        if (language != null) {
            Cookies.LANGUAGE.keep(request, exchange.response(), language.equals("en") ? "en" : "zh-CN", YEAR);
        }
        return Screen.to(SignInServlet.ownAddress(request.getParameter("back")));
    }

    private Screen refused(Exchange exchange, RuntimeException failure) {
        Refusal refusal = Refusal.of(failure);
        Words words = exchange.words();
        String title = words.t("problem.title." + refusal.status());
        Content content = templates.content(
                "refused.jte", Map.of("words", words, "title", title, "text", words.problem(refusal.problem())));
        return new Screen.Whole(refusal.status(), title, content);
    }

    private void send(Exchange exchange, Screen screen) throws IOException {
        HttpServletResponse response = exchange.response();
        if (screen instanceof Screen.Way way) {
            if (way.done() != null) {
                Cookies.DONE.set(exchange.request(), response, Cookies.packed(Done.write(way)));
            }
            Answer.to(response, way.address());
        } else if (screen instanceof Screen.Download download) {
            Answer.file(response, download);
        } else if (screen instanceof Screen.Part part) {
            Answer.page(exchange.request(), response, 200, part.content());
        } else if (screen instanceof Screen.Whole whole) {
            Content content = exchange.part() ? whole.content() : framed(exchange, whole);
            Answer.page(exchange.request(), response, whole.status(), content);
        }
    }

    private Content framed(Exchange exchange, Screen.Whole whole) {
        Done done = Cookies.DONE
                .of(exchange.request())
                .flatMap(Cookies::unpacked)
                .map(Done::read)
                .orElse(null);
        if (done != null) {
            Cookies.DONE.drop(exchange.request(), exchange.response());
        }
        Clinic clinic = exchange.clinic();
        String query = exchange.request().getQueryString();
        Frame frame = new Frame(
                exchange.words(),
                whole.title(),
                exchange.person().caller().login(),
                exchange.person().csrf(),
                exchange.posted() ? APP : exchange.address() + (query == null ? "" : "?" + query),
                links(exchange),
                exchange.clinics(),
                clinic == null ? "" : clinic.code(),
                done,
                exchange.posted() || done != null
                        ? ""
                        : drafts.at(exchange.person().caller().staff(), exchange.request()),
                assets);
        return templates.content("frame.jte", Map.of("frame", frame, "content", whole.content()));
    }

    private List<Frame.Link> links(Exchange exchange) {
        List<Frame.Link> links = new ArrayList<>(places(exchange, false).stream()
                .map(place -> link(exchange, place.page(), place.entry().icon(), exchange.first()))
                .toList());
        List<String> settings = places(exchange, true).stream().map(Place::page).toList();
        if (!settings.isEmpty()) {
            links.add(link(
                    exchange, SETTINGS, SETTINGS, settings.contains(exchange.first()) ? SETTINGS : exchange.first()));
        }
        return links;
    }

    private static Frame.Link link(Exchange exchange, String page, String icon, String current) {
        return new Frame.Link(APP + "/" + page, exchange.words().t("console.page." + page), icon, page.equals(current));
    }

    private List<Place> places(Exchange exchange, boolean settings) {
        return navigation.places(exchange.person().caller(), exchange.clinic(), settings);
    }
}
