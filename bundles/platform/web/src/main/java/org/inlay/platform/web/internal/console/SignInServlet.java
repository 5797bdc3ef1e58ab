package org.inlay.platform.web.internal.console;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.servlet.Servlet;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.inlay.platform.Access;
import org.inlay.platform.Caller;
import org.inlay.platform.Problem;
import org.inlay.platform.Staff;
import org.inlay.platform.Tokens;
import org.inlay.platform.web.console.Templates;
import org.inlay.platform.web.console.Words;
import org.inlay.platform.web.internal.domain.SignInThrottle;
import org.inlay.platform.web.internal.rest.edge.ProblemDocuments;
import org.inlay.platform.web.internal.rest.edge.Refusal;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code /sign-in} and {@code /sign-out}; {@code /} leads to the console. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("inlay-sign-in")
@HttpWhiteboardServletPattern({"/", "/sign-in", "/sign-out"})
public final class SignInServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String APP = "/app";
    private static final String BACK = "back";

    /** The field of a new password. */
    private static final String FRESH = "fresh";

    private static final String PASSWORD_GIVEN = "password-given";
    private static final Set<String> ADDRESSES = Set.of("/", "/sign-in", "/sign-out");

    private final transient Sessions sessions;
    private final transient Tokens tokens;
    private final transient Staff staff;
    private final transient Access access;
    private final transient Assets assets;
    private final transient SignInThrottle throttle;
    private final transient Templates templates =
            new Templates(SignInServlet.class, "org.inlay.platform.web.internal.console.jte");

    @Activate
    public SignInServlet(
            @Reference Sessions sessions,
            @Reference Tokens tokens,
            @Reference Staff staff,
            @Reference Access access,
            @Reference SignInThrottle throttle,
            @Reference Assets assets) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.staff = staff;
        this.access = access;
        this.throttle = throttle;
        this.assets = assets;
    }

    /** Where somebody signs in who wants to go on to this address. */
    static String address(String back) {
        return "/sign-in?" + BACK + "=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
    }

    /** The address, if it is one of the console's own; else its beginning. */
    static String ownAddress(@Nullable String address) {
        boolean own = address != null
                && (address.equals(APP) || address.startsWith(APP + "/"))
                && address.chars().allMatch(c -> c > ' ' && c < 0x7f);
        return own ? Objects.requireNonNull(address) : APP;
    }

    /** The root of the server comes here with everything that nobody else serves. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (ADDRESSES.contains(request.getRequestURI())) {
            Answer.headers(response);
            super.service(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getRequestURI().equals("/sign-in")) {
            show(request, response, null);
        } else {
            Answer.to(response, APP);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (foreign(request)) {
            show(request, response, new Problem(Problem.Kind.FORBIDDEN, "form-foreign"));
        } else if (request.getRequestURI().equals("/sign-out")) {
            Cookies.SESSION.of(request).ifPresent(tokens::revoke);
            Cookies.SESSION.drop(request, response);
            Answer.to(response, "/sign-in");
        } else {
            signIn(request, response);
        }
    }

    /** Whether another site made the browser send it; browsers say so. */
    private static boolean foreign(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin") && !site.equals("none");
    }

    private void signIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            throttle.admit(request.getRemoteAddr());
            Tokens.Issued issued = issue(request, "password");
            if (issued.passwordGiven()) {
                change(request, issued);
                issued = issue(request, FRESH);
            }
            Cookies.SESSION.of(request).ifPresent(tokens::revoke);
            Cookies.SESSION.set(request, response, issued.token());
            Answer.to(response, ownAddress(request.getParameter(BACK)));
        } catch (RuntimeException failure) {
            Problem problem = Refusal.of(failure).problem();
            if (problem.kind() == Problem.Kind.UNAUTHENTICATED) {
                throttle.failed(request.getRemoteAddr());
            }
            show(request, response, problem);
        }
    }

    /** Replaces a password that somebody else set; nobody is signed in with it. */
    private void change(HttpServletRequest request, Tokens.Issued issued) {
        try {
            String fresh = text(request, FRESH);
            if (fresh.isEmpty()) {
                throw Problem.invalid(PASSWORD_GIVEN);
            }
            if (!fresh.equals(text(request, "again"))) {
                throw Problem.invalid("passwords-differ");
            }
            Caller caller = tokens.authenticate(issued.token(), sessions.language(request));
            access.as(caller, () -> staff.changePassword(text(request, "password"), fresh));
        } finally {
            tokens.revoke(issued.token());
        }
    }

    private Tokens.Issued issue(HttpServletRequest request, String password) {
        String otp = text(request, "otp");
        return tokens.signIn(text(request, "login"), text(request, password), otp.isBlank() ? null : otp);
    }

    private static String text(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }

    private void show(HttpServletRequest request, HttpServletResponse response, @Nullable Problem problem)
            throws IOException {
        String chosen = text(request, "language");
        if (!chosen.isEmpty()) {
            Cookies.LANGUAGE.set(request, response, chosen.equals("en") ? "en" : "zh-CN");
        }
        Locale locale = chosen.isEmpty()
                ? sessions.language(request)
                : chosen.equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
        Words words = sessions.words(locale, null);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("words", words);
        parameters.put("assets", assets);
        parameters.put("login", text(request, "login"));
        parameters.put("back", ownAddress(request.getParameter(BACK)));
        parameters.put("otp", problem != null && problem.reason().equals("otp-required"));
        parameters.put(
                "change",
                problem != null
                        && (problem.reason().equals(PASSWORD_GIVEN)
                                || !text(request, FRESH).isEmpty()));
        parameters.put("error", problem == null ? "" : words.problem(problem));
        int status = problem == null ? 200 : ProblemDocuments.status(problem.kind());
        Answer.page(request, response, status, templates.content("sign-in.jte", parameters));
    }
}
