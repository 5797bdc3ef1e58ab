package org.inlay.platform.web.internal.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.inlay.platform.Access;
import org.inlay.platform.BoundedThreads;
import org.inlay.platform.Caller;
import org.inlay.platform.Extensions;
import org.inlay.platform.PluginGate;
import org.inlay.platform.web.console.ConsolePage;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.PaletteSource;
import org.inlay.platform.web.console.PaletteSource.Hit;
import org.inlay.platform.web.console.Screen;
import org.inlay.platform.web.console.Words;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the search in the bar finds: records, things to do, and pages. Under it as one types, and as a page of its own. */
@Component(service = ConsolePage.class)
public final class FindPage implements ConsolePage {
    private static final Logger LOG = LoggerFactory.getLogger(FindPage.class);
    private static final long LIMIT_SECONDS = 1;

    private final Extensions extensions;
    private final Navigation navigation;
    private final Access access;
    private final BoundedThreads threads = new BoundedThreads("palette");

    @Activate
    public FindPage(@Reference Extensions extensions, @Reference Navigation navigation, @Reference Access access) {
        this.extensions = extensions;
        this.navigation = navigation;
        this.access = access;
    }

    @Deactivate
    void stop() {
        threads.stop();
    }

    @Override
    public String id() {
        return "find";
    }

    @Override
    public Optional<Entry> entry() {
        return Optional.empty();
    }

    /** Hits under a heading. */
    public record Group(String title, List<Hit> hits) {}

    /**
     * What was found.
     *
     * @param query as typed
     */
    public record Palette(String query, List<Group> groups) {}

    @Override
    public Screen get(ConsoleRequest request) {
        Words words = request.words();
        String query = request.value("q");
        List<Group> groups = new ArrayList<>();
        if (!query.isEmpty()) {
            add(groups, words.t("console.palette.records"), asked(request, source -> source.records(query, request)));
        }
        add(
                groups,
                words.t("console.palette.actions"),
                fitting(query, asked(request, source -> source.actions(request))));
        add(groups, words.t("console.palette.pages"), fitting(query, pages(request)));
        Palette view = new Palette(query, groups);
        return request.part()
                ? Screen.part(Pages.content("palette.jte", request, view))
                : Pages.screen(words.t("console.page.find"), "find.jte", request, view);
    }

    private static void add(List<Group> groups, String title, List<Hit> hits) {
        if (!hits.isEmpty()) {
            groups.add(new Group(title, hits));
        }
    }

    private static List<Hit> fitting(String query, List<Hit> hits) {
        String wanted = query.toLowerCase(Locale.ROOT);
        return hits.stream()
                .filter(hit -> hit.text().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
    }

    private List<Hit> pages(ConsoleRequest request) {
        Caller caller = access.caller();
        List<Navigation.Place> places = new ArrayList<>(navigation.places(caller, request.clinic(), false));
        places.addAll(navigation.places(caller, request.clinic(), true));
        return places.stream()
                .map(place -> new Hit(request.words().t("console.page." + place.page()), "", "/app/" + place.page()))
                .toList();
    }

    /** How a source is asked. */
    private interface Question {
        List<Hit> to(PaletteSource source);
    }

    /** All are asked at once; a source that is slow or fails is left out, the others answer. */
    private List<Hit> asked(ConsoleRequest request, Question question) {
        Caller caller = access.caller();
        List<PaletteSource> sources =
                extensions.active(PaletteSource.class, request.clinic().code());
        Map<PaletteSource, Future<List<Hit>>> answers = new LinkedHashMap<>();
        for (PaletteSource source : sources) {
            try {
                answers.put(
                        source, threads.submit(source.toString(), () -> access.as(caller, () -> question.to(source))));
            } catch (RejectedExecutionException busy) {
                LOG.warn("palette source {} was left out: too many wait for it", source);
            }
        }
        return answers.entrySet().stream()
                .flatMap(answer -> answered(answer.getKey(), answer.getValue()).stream())
                .toList();
    }

    private static List<Hit> answered(PaletteSource source, Future<List<Hit>> answer) {
        try {
            return answer.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException slow) {
            answer.cancel(false);
            LOG.warn("palette source {} took more than {} s", source, LIMIT_SECONDS);
            PluginGate.overdue(source, "took longer than " + LIMIT_SECONDS + " s");
        } catch (ExecutionException failure) {
            LOG.warn("palette source {} failed", source, failure.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return List.of();
    }
}
