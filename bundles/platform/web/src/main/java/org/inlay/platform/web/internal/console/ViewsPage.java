package org.inlay.platform.web.internal.console;

import java.util.Optional;
import java.util.regex.Pattern;
import org.inlay.platform.Access;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.platform.web.console.ConsolePage;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Screen;
import org.inlay.platform.web.internal.persistence.KeptViews;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps views of lists and forgets them; they are shown with their lists. */
@Component(service = ConsolePage.class)
public final class ViewsPage implements ConsolePage {
    private static final Pattern PAGE = Pattern.compile("[a-z][a-z/-]{0,63}");
    private static final Pattern QUERY = Pattern.compile("[!-~]{0,2000}");
    private static final int LONGEST_NAME = 100;

    /** Longer ones are not kept. */
    static final int LONGEST_QUERY = 2000;

    private final KeptViews views;
    private final Access access;

    @Activate
    public ViewsPage(@Reference KeptViews views, @Reference Access access) {
        this.views = views;
        this.access = access;
    }

    @Override
    public String id() {
        return "views";
    }

    @Override
    public Optional<Entry> entry() {
        return Optional.empty();
    }

    @Override
    public Screen get(ConsoleRequest request) {
        throw Problem.notFound("page");
    }

    @Override
    public Screen post(ConsoleRequest request) {
        String page = request.value("page");
        String query = request.value("query");
        if (!PAGE.matcher(page).matches() || !QUERY.matcher(query).matches()) {
            throw Problem.notFound("page");
        }
        Id staff = access.caller().staff();
        String back = "/app/" + page + (query.isEmpty() ? "" : "?" + query);
        return switch (request.at(0)) {
            case "keep" -> {
                String name = request.value("name");
                if (name.isEmpty() || name.length() > LONGEST_NAME) {
                    throw Problem.violation("name", "text.name");
                }
                views.keep(staff, page, name, query);
                yield Screen.to(back, request.words().t("console.view.kept", "name", name));
            }
            case "forget" -> {
                views.forget(staff, request.record("view").orElseThrow(() -> Problem.notFound("page")));
                yield Screen.to(back, request.words().t("console.view.forgotten"));
            }
            default -> throw Problem.notFound("page");
        };
    }
}
