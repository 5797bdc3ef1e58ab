package org.inlay.orders.internal.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.inlay.customers.Customer;
import org.inlay.customers.Customers;
import org.inlay.orders.Entitlements;
import org.inlay.orders.NewOrder.NewPayment;
import org.inlay.orders.Order;
import org.inlay.orders.Orders;
import org.inlay.orders.Payments;
import org.inlay.orders.Payments.NewRefund;
import org.inlay.orders.Payments.RefundPreview;
import org.inlay.orders.Payments.ReturnedLine;
import org.inlay.orders.Receipts;
import org.inlay.platform.Access;
import org.inlay.platform.Clinics;
import org.inlay.platform.Clinics.ListEntry;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.platform.web.console.ConsolePage;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Form;
import org.inlay.platform.web.console.Lists;
import org.inlay.platform.web.console.Screen;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Orders, and one of them: what was sold, why it is a deal or none, its money, and what may still be done with it. */
@Component(service = ConsolePage.class)
public final class OrdersPage implements ConsolePage {
    private static final String HERE = "/app/orders/";

    private static final Set<String> SIZES = Set.of("58", "80", "a4");

    private final Orders orders;
    private final Payments payments;
    private final Entitlements entitlements;
    private final Customers customers;
    private final Clinics clinics;
    private final TenderList tenders;
    private final Receipts receipts;
    private final Access access;
    private final OrdersList list;

    @Activate
    public OrdersPage(
            @Reference Orders orders,
            @Reference Payments payments,
            @Reference Entitlements entitlements,
            @Reference Customers customers,
            @Reference Clinics clinics,
            @Reference Receipts receipts,
            @Reference Lists lists,
            @Reference TenderList tenders,
            @Reference Access access) {
        this.tenders = tenders;
        this.orders = orders;
        this.payments = payments;
        this.entitlements = entitlements;
        this.customers = customers;
        this.clinics = clinics;
        this.receipts = receipts;
        this.access = access;
        this.list = new OrdersList(orders, customers, clinics, lists, access);
    }

    @Override
    public String id() {
        return "orders";
    }

    @Override
    public Optional<Entry> entry() {
        return Optional.of(new Entry(25, "orders", "orders:read"));
    }

    /** The order with its customer. */
    public record Shown(
            Order order,
            Customer customer,
            DealView deal,
            List<ListEntry> tenders,
            List<TenderList.Asking> asking,
            Form form,
            boolean mayPay,
            boolean mayRefund,
            boolean mayCancel,
            boolean maySell) {
        /** What the clinic calls the tender. */
        public String tender(String code) {
            return tenders.stream()
                    .filter(tender -> tender.code().equals(code))
                    .map(ListEntry::name)
                    .findFirst()
                    .orElse(code);
        }
    }

    /**
     * A receipt.
     *
     * @param size {@code 58} or {@code 80} mm of a till's paper, or {@code a4}
     * @param printed the print that is shown; null before the first
     */
    public record Receipt(
            Order order,
            Customer customer,
            String size,
            Receipts.@Nullable Printed printed,
            Map<String, String> tenders) {}

    /** A return as typed, and what it would do; {@code preview} null until that can be told. */
    public record Returning(
            Order order,
            Customer customer,
            Form form,
            @Nullable RefundPreview preview,
            String shown) {}

    @Override
    public Screen get(ConsoleRequest request) {
        if (request.at(0).isEmpty()) {
            return list.show(request);
        }
        if (request.at(0).equals("export")) {
            return list.export(request);
        }
        Order order = orders.get(request.id(0));
        return switch (request.at(1)) {
            case "" -> shown(request, order, Form.empty(), false);
            case "refund" -> returning(request, order, Form.empty(), null, false);
            case "receipt" -> receipt(request, order);
            default -> throw Problem.notFound("page");
        };
    }

    private Screen shown(ConsoleRequest request, Order order, Form form, boolean refused) {
        boolean open = order.status().equals("CONFIRMED");
        Shown view = new Shown(
                order,
                customers.get(order.customer()),
                DealView.of(order.deal(), request.words()),
                tenders.of(order.clinic(), request.words()),
                tenders.asking(order.clinic()),
                form,
                open && order.due().isPositive() && may("payments:write", order),
                open && may("payments:refund", order),
                open && may("orders:cancel", order),
                may("orders:write", order));
        String title = request.words().t("console.order.title", "number", order.number());
        return refused
                ? Screen.refused(title, Pages.content("order.jte", request, view))
                : Pages.screen(title, "order.jte", request, view);
    }

    private boolean may(String permission, Order order) {
        return access.caller().may(permission, order.clinic());
    }

    private Screen returning(
            ConsoleRequest request, Order order, Form form, @Nullable RefundPreview preview, boolean refused) {
        Returning view = new Returning(
                order,
                customers.get(order.customer()),
                form,
                preview,
                preview == null ? "" : Amounts.text(preview.returned()) + "/" + Amounts.text(preview.repaid()));
        String title = request.words().t("console.refund.title", "number", order.number());
        return refused
                ? Screen.refused(title, Pages.content("refund.jte", request, view))
                : Pages.screen(title, "refund.jte", request, view);
    }

    @Override
    public Screen post(ConsoleRequest request) {
        if (request.at(0).equals("execute")) {
            return executed(request);
        }
        Order order = orders.get(request.id(0));
        return switch (request.at(1)) {
            case "pay" -> paid(request, order);
            case "refund" -> refunded(request, order);
            case "cancel" -> cancelled(request, order);
            case "receipt" -> printed(request, order);
            default -> throw Problem.notFound("page");
        };
    }

    private Screen printed(ConsoleRequest request, Order order) {
        receipts.print(order.id());
        return Screen.to(HERE + order.id() + "/receipt?print=now&size=" + size(request));
    }

    private static String size(ConsoleRequest request) {
        return request.typed("size").filter(SIZES::contains).orElse("80");
    }

    private Screen receipt(ConsoleRequest request, Order order) {
        List<Receipts.Printed> all = receipts.of(order.id());
        Map<String, String> names = tenders.of(order.clinic(), request.words()).stream()
                .collect(Collectors.toMap(ListEntry::code, ListEntry::name, (first, second) -> first));
        Receipt view = new Receipt(
                order,
                customers.get(order.customer()),
                size(request),
                all.isEmpty() ? null : all.get(all.size() - 1),
                names);
        return Pages.screen(
                request.words().t("console.receipt.title", "number", order.number()), "receipt.jte", request, view);
    }

    private Screen paid(ConsoleRequest request, Order order) {
        try {
            CurrencyUnit currency = order.net().getCurrencyUnit();
            Order after = payments.pay(
                    order.id(),
                    new NewPayment(
                            request.value("tender"),
                            Amounts.typed("amount", request.value("amount"), currency),
                            TenderList.details(request, request.value("tender"))));
            return Screen.to(
                    HERE + order.id(),
                    request.words()
                            .t("console.order.paid", "due", request.words().money(after.due())));
        } catch (Problem problem) {
            return shown(request, order, Form.refused(request, problem), true);
        }
    }

    private Screen cancelled(ConsoleRequest request, Order order) {
        try {
            orders.cancel(order.id(), request.value("reason"));
            return Screen.to(HERE + order.id(), request.words().t("console.order.cancelled"));
        } catch (Problem problem) {
            return shown(request, order, Form.refused(request, problem), true);
        }
    }

    /** The first time it says what it would do; the second time, with that said, it is done. */
    private Screen refunded(ConsoleRequest request, Order order) {
        RefundPreview preview = null;
        try {
            NewRefund asked = asked(request, order);
            preview = payments.preview(order.id(), asked);
            String now = Amounts.text(preview.returned()) + "/" + Amounts.text(preview.repaid());
            if (!request.value("shown").equals(now)) {
                return returning(request, order, Form.typed(request), preview, true);
            }
            payments.refund(order.id(), asked);
            return Screen.to(
                    HERE + order.id(),
                    request.words()
                            .t("console.refund.done", "repaid", request.words().money(preview.repaid())));
        } catch (Problem problem) {
            return returning(request, order, Form.refused(request, problem), preview, true);
        }
    }

    private static NewRefund asked(ConsoleRequest request, Order order) {
        List<ReturnedLine> lines = new ArrayList<>();
        for (Order.Line line : order.lines()) {
            int quantity = whole(request.value("line." + line.id()));
            if (quantity > 0) {
                lines.add(new ReturnedLine(line.id(), quantity));
            }
        }
        CurrencyUnit currency = order.net().getCurrencyUnit();
        return new NewRefund(
                lines,
                request.typed("amount")
                        .map(text -> Amounts.typed("amount", text, currency))
                        .orElse(null),
                null,
                request.typed("cause").orElse(null),
                request.value("reason"));
    }

    private static int whole(String typed) {
        try {
            return typed.isEmpty() ? 0 : Integer.parseInt(typed);
        } catch (NumberFormatException malformed) {
            throw Problem.violation("lines", "violation.quantity");
        }
    }

    private Screen executed(ConsoleRequest request) {
        Id customer = request.record("customer").orElseThrow(() -> Problem.notFound("customer"));
        Id entitlement = request.record("entitlement").orElseThrow(() -> Problem.notFound("entitlement"));
        Entitlements.Execution done =
                entitlements.execute(customer, request.clinic().code(), entitlement, 1, List.of());
        return Screen.to(
                "/app/customers/" + customer,
                request.words().t("console.executed", "value", request.words().money(done.value())));
    }
}
