package org.inlay.customers.internal.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.inlay.customers.Customers;
import org.inlay.customers.Segments;
import org.inlay.customers.Segments.Criterion;
import org.inlay.customers.Segments.Saved;
import org.inlay.platform.Access;
import org.inlay.platform.Problem;
import org.inlay.platform.web.console.ConsolePage;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Form;
import org.inlay.platform.web.console.Lists;
import org.inlay.platform.web.console.Screen;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Segments: saved ones and starters, one built of criteria, and whoever is in. Every segment has an address. */
@Component(service = ConsolePage.class)
public final class SegmentsPage implements ConsolePage {
    private static final String HERE = "/app/segments";
    private static final String READ = "segments:read";

    /** Criteria that only numbers of reports use. */
    private static final Set<String> OF_REPORTS = Set.of("funnel", "newcomer", "repurchase", "ticket");

    /** Trees to begin with, by the text that names them. */
    private static final Map<String, Map<String, Object>> STARTERS = starters();

    private final Segments segments;
    private final Access access;
    private final SegmentMembers members;
    private final SegmentMembership membership;

    @Activate
    public SegmentsPage(
            @Reference Segments segments,
            @Reference Customers customers,
            @Reference Lists lists,
            @Reference Access access) {
        this.segments = segments;
        this.access = access;
        this.members = new SegmentMembers(segments, lists, access);
        this.membership = new SegmentMembership(segments, customers);
    }

    private static Map<String, Map<String, Object>> starters() {
        Map<String, Map<String, Object>> starters = new LinkedHashMap<>();
        starters.put("booked-not-arrived", Map.of("criterion", "booked-not-arrived"));
        starters.put("dormant", Map.of("criterion", "last-visit", "operator", "NOT_LAST_DAYS", "days", 180));
        starters.put("first-deal", Map.of("criterion", "first-deal", "operator", "LAST_DAYS", "days", 30));
        starters.put("birthday", Map.of("criterion", "birthday", "nextDays", 30));
        return starters;
    }

    @Override
    public String id() {
        return "segments";
    }

    @Override
    public Optional<Entry> entry() {
        return Optional.of(new Entry(30, "segments", READ));
    }

    /** A segment to open. */
    public record Link(String name, String tree) {}

    /** Saved segments and starters. */
    public record Shelf(List<Link> starters, List<Link> saved, boolean rfm) {}

    /**
     * A segment being built.
     *
     * @param tree it means; null while there is no row or something is wrong
     * @param count who is in; null without a tree
     */
    public record Building(
            Form form,
            List<SegmentRows.Row> rows,
            String match,
            List<String> criteria,
            @Nullable String tree,
            @Nullable Long count) {}

    /** What stands below the list: a form to save the segment, one to ask about somebody. */
    public record Below(String tree, String title, boolean maySave, Form form) {}

    @Override
    public Screen get(ConsoleRequest request) {
        return switch (request.at(0)) {
            case "" -> shelf(request);
            case "build" -> building(request);
            case "show" -> request.at(1).equals("export") ? members.export(request) : listed(request, Form.empty());
            case "why" -> membership.show(request);
            default -> throw Problem.notFound("page");
        };
    }

    private Screen shelf(ConsoleRequest request) {
        String clinic = request.clinic().code();
        List<Link> starters = new ArrayList<>();
        STARTERS.forEach((name, tree) ->
                starters.add(new Link(request.words().t("console.segment.starter." + name), TreeText.write(tree))));
        List<Link> saved = segments.saved().stream()
                .filter(each -> each.clinic().isEmpty() || each.clinic().equals(clinic))
                .map(each -> new Link(each.name(), TreeText.write(each.tree())))
                .toList();
        return Pages.screen(
                request.words().t("console.page.segments"),
                "segments.jte",
                request,
                new Shelf(starters, saved, access.caller().may("rfm:read", clinic)));
    }

    private Screen building(ConsoleRequest request) {
        List<Criterion> criteria = segments.criteria().stream()
                .filter(each -> !OF_REPORTS.contains(each.criterion()))
                .toList();
        List<SegmentRows.Row> rows = SegmentRows.of(request, criteria);
        String match = request.typed("match").orElse("all");
        Form form = Form.empty();
        String tree = null;
        Long count = null;
        if (!rows.isEmpty() && request.value("add").isEmpty()) {
            try {
                Map<String, Object> meant = SegmentRows.tree(rows, match);
                count = segments.count(meant, request.clinic().code());
                tree = TreeText.write(meant);
            } catch (Problem problem) {
                form = Form.refused(request, problem);
            }
        }
        Building view = new Building(
                form, rows, match, criteria.stream().map(Criterion::criterion).toList(), tree, count);
        return request.part()
                ? Screen.part(Pages.content("segment-builder.jte", request, view))
                : Pages.screen(request.words().t("console.segment.build"), "segment-build.jte", request, view);
    }

    private Screen listed(ConsoleRequest request, Form form) {
        Below below = new Below(
                request.value("tree"),
                SegmentMembers.title(request),
                access.caller().may("segments:write", request.clinic().code()),
                form);
        return members.show(request, Pages.content("segment-below.jte", request, below));
    }

    @Override
    public Screen post(ConsoleRequest request) {
        if (!request.at(0).equals("save")) {
            throw Problem.notFound("page");
        }
        try {
            Saved saved =
                    segments.save(request.value("name"), request.clinic().code(), TreeText.read(request.value("tree")));
            return Screen.to(HERE, request.words().t("console.segment.saved", "name", saved.name()));
        } catch (Problem problem) {
            return Screen.again(() -> listed(request, Form.refused(request, problem)));
        }
    }
}
