package org.inlay.platform.web.internal.console;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.servlet.http.HttpServletRequest;
import org.inlay.platform.Caller;
import org.inlay.platform.Clinic;
import org.inlay.platform.Clinics;
import org.inlay.platform.Messages;
import org.inlay.platform.Problem;
import org.inlay.platform.Tokens;
import org.inlay.platform.web.console.Words;
import org.inlay.platform.web.internal.rest.edge.Languages;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who asks, in which language, for which clinic. A session is a token of the platform's in a cookie: any node knows it, it
 * ends with signing out, with the password, when nobody has been at the screen for a while, and after twelve hours.
 */
@Component(service = Sessions.class)
public final class Sessions {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    /** Sent by the console's script when nobody has touched keys, pointer or wheel since the request before. */
    private static final String UNATTENDED = "Inlay-Unattended";

    private final Tokens tokens;
    private final Clinics clinics;
    private final Messages messages;

    @Activate
    public Sessions(@Reference Tokens tokens, @Reference Clinics clinics, @Reference Messages messages) {
        this.tokens = tokens;
        this.clinics = clinics;
        this.messages = messages;
    }

    /** Who is signed in, if anybody is. */
    Optional<Person> person(HttpServletRequest request) {
        return Cookies.SESSION.of(request).flatMap(token -> {
            try {
                return Optional.of(new Person(tokens.authenticate(token, language(request)), token));
            } catch (Problem ended) {
                if (ended.kind() != Problem.Kind.UNAUTHENTICATED) {
                    throw ended;
                }
                return Optional.empty();
            }
        });
    }

    /** Keeps the session of somebody who is at the screen; a page that asks by itself says so. */
    void keep(HttpServletRequest request, Person person) {
        if (request.getHeader(UNATTENDED) != null) {
            return;
        }
        try {
            tokens.used(person.token());
        } catch (RuntimeException unwritten) {
            LOG.warn("A session is not kept, and the page is shown all the same", unwritten);
        }
    }

    /** The language chosen, else the browser's. */
    Locale language(HttpServletRequest request) {
        return Cookies.LANGUAGE
                .of(request)
                .map(chosen -> chosen.equals("en") ? Languages.ENGLISH : Languages.CHINESE)
                .orElseGet(() -> Languages.preferred(request.getHeader("Accept-Language")));
    }

    /** The clinics in which somebody may do anything. */
    List<Clinic> clinics(Caller caller) {
        Set<String> held =
                caller.permissions().values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        return clinics.list().stream()
                .filter(clinic -> held.contains(Clinic.ORGANISATION) || held.contains(clinic.code()))
                .sorted(Comparator.comparing(Clinic::code))
                .toList();
    }

    /** The clinic chosen, else the first; null when there is none. */
    @Nullable
    Clinic clinic(HttpServletRequest request, List<Clinic> theirs) {
        String chosen = Cookies.CLINIC.of(request).orElse("");
        return theirs.stream()
                .filter(clinic -> clinic.code().equals(chosen))
                .findFirst()
                .orElse(theirs.isEmpty() ? null : theirs.get(0));
    }

    Words words(Locale locale, @Nullable Clinic clinic) {
        return new Words(messages, locale, clinic == null ? java.time.ZoneOffset.UTC : clinic.timeZone());
    }
}
