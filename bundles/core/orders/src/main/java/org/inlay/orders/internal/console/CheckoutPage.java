package org.inlay.orders.internal.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.inlay.customers.Customer;
import org.inlay.customers.Customers;
import org.inlay.orders.Catalogue;
import org.inlay.orders.Item;
import org.inlay.orders.NewOrder;
import org.inlay.orders.NewOrder.NewLine;
import org.inlay.orders.NewOrder.NewPayment;
import org.inlay.orders.Offers;
import org.inlay.orders.Order;
import org.inlay.orders.Orders;
import org.inlay.orders.Quote;
import org.inlay.platform.Clinics;
import org.inlay.platform.Clinics.ListEntry;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.inlay.platform.web.console.ConsolePage;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Form;
import org.inlay.platform.web.console.Screen;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Checkout, by keyboard: Enter prices what is typed and shows the deal it would be; Enter again sells it at exactly the
 * price that was shown (D13).
 */
@Component(service = ConsolePage.class)
public final class CheckoutPage implements ConsolePage {
    private static final int MOST_LINES = 100;

    private final Orders orders;
    private final Catalogue catalogue;
    private final Customers customers;
    private final Clinics clinics;
    private final TenderList tenders;

    @Activate
    public CheckoutPage(
            @Reference Orders orders,
            @Reference Catalogue catalogue,
            @Reference Customers customers,
            @Reference Clinics clinics,
            @Reference TenderList tenders) {
        this.tenders = tenders;
        this.orders = orders;
        this.catalogue = catalogue;
        this.customers = customers;
        this.clinics = clinics;
    }

    @Override
    public String id() {
        return "checkout";
    }

    @Override
    public Optional<Entry> entry() {
        return Optional.empty();
    }

    /** A line as typed. */
    public record Typed(String item, String quantity, boolean gift) {}

    /** A payment as typed. */
    public record Paying(String tender, String amount) {}

    /**
     * The form with what it comes to.
     *
     * @param offers what the customer's vouchers come to; null while nothing can be priced, or there are none
     * @param chosen codes of those that are given
     * @param quote null while nothing can be priced
     * @param shown the net that was shown, sent back with the next Enter
     */
    public record Checkout(
            Customer customer,
            Form form,
            List<ListEntry> types,
            String type,
            List<Typed> lines,
            List<ListEntry> tenders,
            List<TenderList.Asking> asking,
            List<Paying> payments,
            List<Item> items,
            @Nullable Offers offers,
            List<String> chosen,
            @Nullable Quote quote,
            @Nullable DealView deal,
            String shown) {
        /** The net with the best vouchers, when those are not chosen already. */
        public @Nullable Money better() {
            return offers == null || offers.best().isEmpty() || chosen.containsAll(offers.best()) ? null : offers.net();
        }

        /** Codes that were typed and are not the customer's. */
        public List<String> others() {
            Set<String> own = offers == null
                    ? Set.of()
                    : offers.vouchers().stream().map(Offers.Offer::code).collect(Collectors.toSet());
            return chosen.stream().filter(code -> !own.contains(code)).toList();
        }
    }

    @Override
    public Screen get(ConsoleRequest request) {
        if (request.record("customer").isEmpty()) {
            return Screen.to("/app/customers", request.words().t("console.checkout.choose"));
        }
        return show(request, Form.empty(), typed(request), null, false);
    }

    @Override
    public Screen post(ConsoleRequest request) {
        List<Typed> lines = typed(request);
        Priced priced = null;
        try {
            NewOrder asked = asked(request, lines);
            if (!request.value("best").isEmpty()) {
                asked = asked.with(orders.offers(asked).best());
            }
            Quote quote = orders.quote(asked);
            priced = new Priced(asked, quote);
            boolean seen = request.value("shown").equals(priced.shown());
            if (!seen || !request.value("add").isEmpty() || !quote.refusals().isEmpty()) {
                return show(request, Form.typed(request), lines, priced, true);
            }
            Order sold = orders.place(confirmed(request, asked, quote.net()));
            return Screen.to(
                    "/app/orders/" + sold.id(),
                    request.words()
                            .t(
                                    "console.checkout.done",
                                    "number",
                                    sold.number(),
                                    "paid",
                                    request.words().money(sold.paid())));
        } catch (Problem problem) {
            return show(request, Form.refused(request, problem), lines, priced, true);
        }
    }

    /** An order and its price. */
    private record Priced(NewOrder order, Quote quote) {
        /** What was on the screen: with another net or other vouchers, Enter only shows. */
        String shown() {
            List<String> all = new ArrayList<>(List.of(Amounts.text(quote.net())));
            all.addAll(order.vouchers());
            return String.join(" ", all);
        }
    }

    private Customer customer(ConsoleRequest request) {
        return customers.get(request.record("customer").orElseThrow(() -> Problem.notFound("customer")));
    }

    /** The lines with something in them. */
    private static List<Typed> typed(ConsoleRequest request) {
        List<String> items = request.values("item");
        List<String> quantities = request.values("quantity");
        List<String> gifts = request.values("gift");
        List<Typed> lines = new ArrayList<>();
        for (int i = 0; i < Math.min(items.size(), MOST_LINES); i++) {
            if (!items.get(i).isBlank()) {
                lines.add(new Typed(
                        items.get(i).strip(),
                        i < quantities.size() && !quantities.get(i).isBlank()
                                ? quantities.get(i).strip()
                                : "1",
                        i < gifts.size() && gifts.get(i).equals("yes")));
            }
        }
        return lines;
    }

    private NewOrder asked(ConsoleRequest request, List<Typed> lines) {
        if (lines.isEmpty()) {
            throw Problem.violation("item", "violation.no-lines");
        }
        Id customer = customer(request).id();
        return new NewOrder(
                request.clinic().code(),
                customer,
                request.value("type"),
                lines.stream().map(this::line).toList(),
                vouchers(request),
                Map.of(),
                false,
                List.of(),
                null);
    }

    /** The codes that are ticked or typed. */
    private static List<String> vouchers(ConsoleRequest request) {
        return request.values("voucher").stream()
                .map(code -> code.strip().toUpperCase(Locale.ROOT))
                .filter(code -> !code.isEmpty())
                .distinct()
                .limit(MOST_LINES)
                .toList();
    }

    private NewLine line(Typed typed) {
        try {
            return new NewLine(
                    found(typed.item()).code(), Integer.parseInt(typed.quantity()), null, typed.gift(), List.of());
        } catch (NumberFormatException malformed) {
            throw Problem.violation("quantity", "violation.quantity");
        }
    }

    /** The item with this code, else the only one on sale whose code or name has the text in it. */
    private Item found(String typed) {
        String code = typed.contains(" ") ? typed.substring(0, typed.indexOf(' ')) : typed;
        for (String text : List.of(code, typed)) {
            Page<Item> page = catalogue.list(text, new PageRequest(PageRequest.DEFAULT, null));
            List<Item> onSale = page.items().stream().filter(Item::active).toList();
            Optional<Item> exact = onSale.stream()
                    .filter(item ->
                            item.code().equalsIgnoreCase(text) || item.name().equals(text))
                    .findFirst();
            if (exact.isPresent() || onSale.size() == 1) {
                return exact.orElseGet(() -> onSale.get(0));
            }
        }
        throw Problem.invalid("unknown-item").with("item", typed);
    }

    private static NewOrder confirmed(ConsoleRequest request, NewOrder asked, Money net) {
        CurrencyUnit currency = net.getCurrencyUnit();
        List<NewPayment> payments = paying(request).stream()
                .map(each -> new NewPayment(
                        each.tender(),
                        Amounts.typed("amount", each.amount(), currency),
                        TenderList.details(request, each.tender())))
                .filter(payment -> payment.amount().isPositive())
                .toList();
        return new NewOrder(
                asked.clinic(),
                asked.customer(),
                asked.type(),
                asked.lines(),
                asked.vouchers(),
                asked.inputs(),
                true,
                payments,
                net);
    }

    private static List<Paying> paying(ConsoleRequest request) {
        List<String> tenders = request.values("tender");
        List<String> amounts = request.values("amount");
        List<Paying> payments = new ArrayList<>();
        for (int i = 0; i < Math.min(tenders.size(), amounts.size()); i++) {
            if (!amounts.get(i).isBlank()) {
                payments.add(new Paying(tenders.get(i), amounts.get(i)));
            }
        }
        return payments;
    }

    private Screen show(
            ConsoleRequest request, Form form, List<Typed> lines, @Nullable Priced priced, boolean refused) {
        Quote quote = priced == null ? null : priced.quote();
        Customer customer = customer(request);
        String clinic = request.clinic().code();
        List<ListEntry> types = clinics.entries(clinic, "order-types");
        List<ListEntry> ways = tenders.of(clinic, request.words());
        Checkout view = new Checkout(
                customer,
                form,
                types,
                request.typed("type")
                        .orElseGet(() -> types.isEmpty() ? "" : types.get(0).code()),
                lines,
                ways,
                tenders.asking(clinic),
                payments(request, priced, ways),
                catalogue.list(null, new PageRequest(PageRequest.MAXIMUM, null)).items().stream()
                        .filter(Item::active)
                        .toList(),
                priced == null ? null : orders.offers(priced.order()),
                priced == null ? vouchers(request) : priced.order().vouchers(),
                quote,
                quote == null ? null : DealView.of(quote.deal(), request.words()),
                priced == null ? "" : priced.shown());
        String title = request.words().t("console.checkout.title", "name", customer.name());
        return refused
                ? Screen.refused(title, Pages.content("checkout.jte", request, view))
                : Pages.screen(title, "checkout.jte", request, view);
    }

    /** What was typed, as long as the price it was typed for stands; else the whole price by the first tender. */
    private static List<Paying> payments(ConsoleRequest request, @Nullable Priced priced, List<ListEntry> tenders) {
        if (priced == null || tenders.isEmpty()) {
            return List.of();
        }
        String net = Amounts.text(priced.quote().net());
        List<Paying> typed = paying(request);
        return !typed.isEmpty() && request.value("shown").equals(priced.shown())
                ? typed
                : List.of(new Paying(tenders.get(0).code(), net));
    }
}
