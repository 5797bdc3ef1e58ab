package org.inlay.platform.web.internal.rest.edge;

import static org.osgi.service.http.whiteboard.HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_NAME;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.inlay.platform.Access;
import org.inlay.platform.Caller;
import org.inlay.platform.Tokens;
import org.inlay.platform.web.internal.domain.SignInThrottle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardFilterName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardFilterPattern;

/**
 * Stands before every REST application of Inlay: puts the caller of the bearer token on the thread for exactly as long as
 * the request runs, and the headers on every answer. Services refuse when nobody is on the thread, so a request that this
 * filter has not seen may do nothing. One registration stands before the core's application and those of plugins.
 */
@Component(service = Filter.class)
@HttpWhiteboardFilterName("inlay-api")
@HttpWhiteboardFilterPattern("/*")
@HttpWhiteboardContextSelect("(" + HTTP_WHITEBOARD_CONTEXT_NAME + "=" + CoreApplication.CONTEXT + ")")
public final class ApiFilter implements Filter {
    private final Access access;
    private final Tokens tokens;
    private final ProblemDocuments problems;
    private final SignInThrottle throttle;

    @Activate
    public ApiFilter(
            @Reference Access access,
            @Reference Tokens tokens,
            @Reference SignInThrottle throttle,
            @Reference ProblemDocuments problems) {
        this.access = access;
        this.tokens = tokens;
        this.throttle = throttle;
        this.problems = problems;
    }

    @Override
    public void init(FilterConfig config) {}

    @Override
    public void destroy() {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        answer.setHeader("X-Content-Type-Options", "nosniff");
        answer.setHeader("Cache-Control", "no-store");
        answer.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        Exchange exchange = Exchange.begin(asked);
        String path = below(asked.getRequestURI());
        try {
            Refusal malformed = Malformed.check(asked);
            if (malformed != null) {
                problems.write(answer, malformed, exchange.locale());
            } else if (isSignIn(asked.getMethod(), path)) {
                signIn(asked, answer, chain);
            } else if (open(asked.getMethod(), path)) {
                chain.doFilter(asked, answer);
            } else {
                serve(authenticated(asked, exchange.locale()), asked, answer, chain);
            }
        } catch (ServletException | RuntimeException failure) {
            if (answer.isCommitted()) {
                throw failure;
            }
            problems.write(answer, Refusal.of(failure), exchange.locale());
        } finally {
            Exchange.end();
        }
    }

    private static String below(String uri) {
        return uri.startsWith(CoreApplication.BASE) ? uri.substring(CoreApplication.BASE.length()) : uri;
    }

    private void signIn(HttpServletRequest asked, HttpServletResponse answer, FilterChain chain)
            throws IOException, ServletException {
        throttle.admit(asked.getRemoteAddr());
        chain.doFilter(asked, answer);
        if (answer.getStatus() == HttpServletResponse.SC_UNAUTHORIZED) {
            throttle.failed(asked.getRemoteAddr());
        }
    }

    private Caller authenticated(HttpServletRequest asked, Locale locale) {
        return tokens.authenticate(BearerTokens.of(asked.getHeader("Authorization")), locale);
    }

    private void serve(Caller caller, HttpServletRequest asked, HttpServletResponse answer, FilterChain chain)
            throws IOException, ServletException {
        try {
            access.as(caller, () -> {
                try {
                    chain.doFilter(asked, answer);
                    return Boolean.TRUE;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (ServletException e) {
                    throw new Tunnel(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (Tunnel e) {
            throw e.failure;
        }
    }

    /** Whether a caller needs no token: to get one, and to read how. The path is below {@code /api/v1}. */
    public static boolean open(String method, String path) {
        return isSignIn(method, path) || "GET".equals(method) && "/openapi.json".equals(path);
    }

    private static boolean isSignIn(String method, String path) {
        return "POST".equals(method) && "/tokens".equals(path);
    }

    /** Carries a checked exception through a supplier. */
    private static final class Tunnel extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final ServletException failure;

        Tunnel(ServletException failure) {
            super(failure);
            this.failure = failure;
        }
    }
}
