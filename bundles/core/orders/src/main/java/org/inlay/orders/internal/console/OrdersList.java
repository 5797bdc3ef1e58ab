package org.inlay.orders.internal.console;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.inlay.customers.Customer;
import org.inlay.customers.Customers;
import org.inlay.orders.Order;
import org.inlay.orders.OrderSelection;
import org.inlay.orders.OrderSelection.Sort;
import org.inlay.orders.OrderSelection.Status;
import org.inlay.orders.Orders;
import org.inlay.platform.Access;
import org.inlay.platform.Clinics;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Listing;
import org.inlay.platform.web.console.Listing.Action;
import org.inlay.platform.web.console.Listing.Asked;
import org.inlay.platform.web.console.Listing.Column;
import org.inlay.platform.web.console.Listing.Filter;
import org.inlay.platform.web.console.Listing.Option;
import org.inlay.platform.web.console.Listing.Tag;
import org.inlay.platform.web.console.Lists;
import org.inlay.platform.web.console.Screen;
import org.inlay.platform.web.console.Words;
import org.jspecify.annotations.Nullable;

/** The orders of the clinic as a list. */
final class OrdersList {
    private static final String HERE = "/app/orders";
    private static final String YES = "yes";
    private static final String NO = "no";
    private static final int NAMES_AT_ONCE = 200;

    private final Orders orders;
    private final Customers customers;
    private final Clinics clinics;
    private final Lists lists;
    private final Access access;

    OrdersList(Orders orders, Customers customers, Clinics clinics, Lists lists, Access access) {
        this.orders = orders;
        this.customers = customers;
        this.clinics = clinics;
        this.lists = lists;
        this.access = access;
    }

    /** An order with the name of its customer. */
    private record Sold(Order order, String customer) {}

    Screen show(ConsoleRequest request) {
        Listing<Sold> listing = listing(request);
        Asked asked = lists.asked(request, listing);
        Page<Order> page = orders.list(selection(request, asked), new PageRequest(PageRequest.DEFAULT, asked.after()));
        return lists.show(request, listing, new Page<>(named(page.items()), page.next()));
    }

    Screen export(ConsoleRequest request) {
        Listing<Sold> listing = listing(request);
        OrderSelection selection = selection(request, lists.asked(request, listing));
        return lists.export(request, listing, rows -> all(selection, rows));
    }

    private void all(OrderSelection selection, Consumer<Sold> rows) {
        List<Order> waiting = new ArrayList<>();
        orders.export(selection, order -> {
            waiting.add(order);
            if (waiting.size() == NAMES_AT_ONCE) {
                named(waiting).forEach(rows);
                waiting.clear();
            }
        });
        named(waiting).forEach(rows);
    }

    private List<Sold> named(List<Order> orders) {
        Map<Id, Customer> known =
                customers.all(orders.stream().map(Order::customer).distinct().toList());
        return orders.stream()
                .map(order -> {
                    Customer customer = known.get(order.customer());
                    return new Sold(order, customer == null ? "" : customer.name());
                })
                .toList();
    }

    private static OrderSelection selection(ConsoleRequest request, Asked asked) {
        String status = asked.filter("status");
        return new OrderSelection(
                request.clinic().code(),
                status == null ? null : Status.valueOf(status),
                asked.filter("type"),
                date(asked.filter("from")),
                date(asked.filter("to")),
                yes(asked.filter("deal")),
                yes(asked.filter("due")),
                asked.filter("number"),
                Sort.valueOf(asked.sort()));
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    private static @Nullable Boolean yes(@Nullable String text) {
        return text == null ? null : text.equals(YES);
    }

    private Listing<Sold> listing(ConsoleRequest request) {
        Words words = request.words();
        String clinic = request.clinic().code();
        return Listing.of(
                        HERE,
                        words.t("console.page.orders"),
                        (Sold sold) -> sold.order().id().toString(),
                        sold -> HERE + "/" + sold.order().id(),
                        columns(words))
                .filters(filters(words, clinic))
                .sorts(Arrays.stream(Sort.values())
                        .map(sort -> new Option(sort.name(), words.t("console.order.sort." + sort)))
                        .toList())
                .exported(access.caller().may("orders:export", clinic))
                .actions(
                        access.caller().may("orders:write", clinic)
                                ? List.of(new Action("/app/checkout", words.t("console.sell"), "s"))
                                : List.of())
                .empty(words.t("console.order.none-such"));
    }

    private static List<Column<Sold>> columns(Words words) {
        return List.of(
                new Column<>(
                        "number",
                        words.t("console.order.number"),
                        true,
                        sold -> sold.order().number()),
                new Column<>(
                        "date",
                        words.t("console.date"),
                        true,
                        sold -> sold.order().date()),
                new Column<>("customer", words.t("console.order.customer"), true, Sold::customer),
                new Column<>(
                        "type",
                        words.t("console.order.type"),
                        false,
                        sold -> sold.order().type()),
                new Column<>("items", words.t("console.order.lines"), true, sold -> items(sold.order(), words)),
                new Column<>(
                        "status",
                        words.t("console.order.status"),
                        true,
                        sold -> new Tag(words.code("order", sold.order().status()), "")),
                new Column<>("deal", words.t("console.order.deal"), true, sold -> deal(sold.order(), words)),
                new Column<>(
                        "net",
                        words.t("console.order.net"),
                        true,
                        sold -> sold.order().net()),
                new Column<>(
                        "paid",
                        words.t("console.order.paid-sum"),
                        false,
                        sold -> sold.order().paid()),
                new Column<>(
                        "due",
                        words.t("console.order.due"),
                        true,
                        sold -> sold.order().due()),
                new Column<>(
                        "confirmed",
                        words.t("console.order.confirmed-at"),
                        false,
                        sold -> sold.order().confirmedAt()));
    }

    private static String items(Order order, Words words) {
        return order.lines().stream()
                .map(line -> line.quantity() == 1 ? line.name() : line.name() + " × " + line.quantity())
                .reduce((first, second) -> first + words.t("console.list") + second)
                .orElse("");
    }

    private static @Nullable Tag deal(Order order, Words words) {
        String decision = order.deal().decision();
        return decision == null
                ? null
                : new Tag(words.code("deal", decision), decision.equals("DEAL") ? "good" : "wait");
    }

    private List<Filter> filters(Words words, String clinic) {
        List<Option> types = clinics.entries(clinic, "order-types").stream()
                .map(type -> new Option(type.code(), type.name()))
                .toList();
        return List.of(
                Filter.text("number", words.t("console.order.number")),
                Filter.date("from", words.t("console.from")),
                Filter.date("to", words.t("console.to")),
                Filter.choice(
                        "status",
                        words.t("console.order.status"),
                        Arrays.stream(Status.values())
                                .map(status -> new Option(status.name(), words.code("order", status.name())))
                                .toList()),
                Filter.choice("type", words.t("console.order.type"), types),
                Filter.choice(
                        "deal",
                        words.t("console.order.deal"),
                        List.of(
                                new Option(YES, words.code("deal", "DEAL")),
                                new Option(NO, words.code("deal", "NO_DEAL")))),
                Filter.choice(
                        "due",
                        words.t("console.order.due"),
                        List.of(
                                new Option(YES, words.t("console.order.owing")),
                                new Option(NO, words.t("console.order.settled")))));
    }
}
