package org.inlay.customers.internal.console;

import gg.jte.Content;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.inlay.customers.Segments;
import org.inlay.customers.Segments.Member;
import org.inlay.customers.Segments.Order;
import org.inlay.platform.Access;
import org.inlay.platform.PageRequest;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Listing;
import org.inlay.platform.web.console.Listing.Asked;
import org.inlay.platform.web.console.Listing.Bulk;
import org.inlay.platform.web.console.Listing.Column;
import org.inlay.platform.web.console.Listing.Option;
import org.inlay.platform.web.console.Listing.Way;
import org.inlay.platform.web.console.Lists;
import org.inlay.platform.web.console.Screen;
import org.inlay.platform.web.console.Words;
import org.jspecify.annotations.Nullable;

/** Who is in a segment, as a list. */
final class SegmentMembers {
    private static final String HERE = "/app/segments/show";

    private final Segments segments;
    private final Lists lists;
    private final Access access;

    SegmentMembers(Segments segments, Lists lists, Access access) {
        this.segments = segments;
        this.lists = lists;
        this.access = access;
    }

    static String title(ConsoleRequest request) {
        return request.typed("title").orElseGet(() -> request.words().t("console.segment.of"));
    }

    Screen show(ConsoleRequest request, Content below) {
        Map<String, Object> tree = TreeText.read(request.value("tree"));
        String clinic = request.clinic().code();
        Listing<Member> listing = listing(request)
                .note(request.words().t("console.segment.count", "count", segments.count(tree, clinic)));
        Asked asked = lists.asked(request, listing);
        PageRequest page = new PageRequest(PageRequest.DEFAULT, asked.after());
        return lists.show(request, listing, segments.customers(tree, clinic, Order.valueOf(asked.sort()), page), below);
    }

    /** Exactly the list that is seen, all of it. */
    Screen export(ConsoleRequest request) {
        Map<String, Object> tree = TreeText.read(request.value("tree"));
        Listing<Member> listing = listing(request);
        Order order = Order.valueOf(lists.asked(request, listing).sort());
        Consumer<Consumer<Member>> all =
                rows -> segments.export(tree, request.clinic().code(), order, rows);
        return lists.export(request, listing, all);
    }

    private Listing<Member> listing(ConsoleRequest request) {
        Words words = request.words();
        String clinic = request.clinic().code();
        String tree = TreeText.write(TreeText.read(request.value("tree")));
        return Listing.of(
                        HERE,
                        title(request),
                        (Member member) -> member.id().toString(),
                        member -> "/app/customers/" + member.id(),
                        columns(request, tree))
                .fixed(Map.of("tree", tree, "title", title(request)))
                .sorts(List.of(
                        new Option(Order.NEWEST.name(), words.t("console.segment.order.NEWEST")),
                        new Option(Order.NAME.name(), words.t("console.segment.order.NAME")),
                        new Option(Order.LAST_VISIT.name(), words.t("console.segment.order.LAST_VISIT"))))
                .bulk(
                        access.caller().mayAnywhere("customers:write")
                                ? List.of(new Bulk("/app/consultant", words.t("console.consultant.assign")))
                                : List.of())
                .exported(access.caller().may("customers:export", clinic))
                .empty(words.t("console.segment.nobody"));
    }

    private static List<Column<Member>> columns(ConsoleRequest request, String tree) {
        Words words = request.words();
        return List.of(
                new Column<>("name", words.t("console.field.name"), true, Member::name),
                new Column<>("mobile", words.t("console.field.mobile"), true, Member::mobile),
                new Column<>(
                        "gender",
                        words.t("console.field.gender"),
                        false,
                        member -> words.code("gender", member.gender())),
                new Column<>("birthday", words.t("console.field.birthday"), false, Member::birthday),
                new Column<>("chart", words.t("console.field.chartNumber"), false, Member::chartNumber),
                new Column<>("source", words.t("console.field.source"), false, Member::source),
                new Column<>("last-visit", words.t("console.segment.last-visit"), true, Member::lastVisit),
                new Column<>("visit-type", words.t("console.visit-type"), true, member -> visitType(member, words)),
                new Column<>("consultant", words.t("console.field.consultant"), true, Member::consultant),
                new Column<>("clinic", words.t("console.clinic"), false, Member::clinic),
                Column.way(
                        "why",
                        words.t("console.segment.why"),
                        member -> new Way(
                                words.t("console.segment.why"),
                                request.address(
                                        "/app/segments/why",
                                        "tree",
                                        tree,
                                        "title",
                                        title(request),
                                        "customer",
                                        member.id().toString()))));
    }

    private static @Nullable String visitType(Member member, Words words) {
        return member.lastVisitType() == null
                ? null
                : words.code("visit-type", member.lastVisitType().name());
    }
}
