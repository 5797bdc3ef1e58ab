package org.inlay.orders.internal.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.inlay.orders.Item;
import org.inlay.orders.NewOrder;
import org.inlay.orders.NewOrder.NewLine;
import org.inlay.orders.internal.domain.TakingPart.Plugins;
import org.inlay.orders.spi.PriceAdjuster;
import org.inlay.orders.spi.PriceAdjuster.Proposal;
import org.inlay.platform.Access;
import org.inlay.platform.Clinic;
import org.inlay.platform.Clinics;
import org.inlay.platform.Id;
import org.inlay.platform.Messages;
import org.inlay.platform.Problem;
import org.inlay.platform.Problem.Kind;
import org.inlay.platform.Staff;
import org.inlay.platform.StaffShare;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one path that prices quotes and orders (D13): catalogue, sale conditions, adjusters by phase, vouchers. */
@Component(service = Pricing.class)
public class Pricing {
    private static final Logger LOG = LoggerFactory.getLogger(Pricing.class);

    private final Access access;
    private final Clinics clinics;
    private final Staff staff;
    private final ItemStore items;
    private final SaleGate gate;
    private final Messages messages;
    private final UnknownVoucher unknown;

    @Activate
    public Pricing(
            @Reference Access access,
            @Reference Clinics clinics,
            @Reference Staff staff,
            @Reference ItemStore items,
            @Reference SaleGate gate,
            @Reference Messages messages,
            @Reference UnknownVoucher unknown) {
        this.unknown = unknown;
        this.access = access;
        this.clinics = clinics;
        this.staff = staff;
        this.items = items;
        this.gate = gate;
        this.messages = messages;
    }

    /** Whether other prices than the catalogue's ask for {@code orders:price}, or were allowed when the draft was made. */
    public enum Prices {
        CHECKED,
        ALLOWED
    }

    /** Prices what is asked for at this instant; what does not apply is on the result as refusals. */
    public Priced price(NewOrder order, Id customer, Instant at, Prices prices, Plugins plugins) {
        Clinic clinic = clinics.get(order.clinic());
        requireOrderType(order);
        List<List<StaffShare>> shares = OrderRequest.check(order, clinic.currency(), this::known);
        Map<String, Item> catalogue = catalogue(order, clinic, plugins);
        Calculation calculation = new Calculation(
                clinic.currency(),
                lines(order, shares, catalogue, prices),
                new LinkedHashSet<>(order.vouchers()),
                code -> item(code, plugins));
        refuseClosed(calculation, catalogue, customer, clinic);
        for (PriceAdjuster adjuster : plugins.adjusters()) {
            adjust(adjuster, order, customer, at, calculation);
        }
        return calculation.result(code -> unknown.words(order.clinic(), code));
    }

    private void requireOrderType(NewOrder order) {
        boolean known = clinics.entries(order.clinic(), "order-types").stream()
                .anyMatch(entry -> entry.code().equals(order.type()));
        if (!known) {
            throw Problem.invalid("unknown-order-type").with("type", order.type());
        }
    }

    private boolean known(String login) {
        try {
            staff.byLogin(login);
            return true;
        } catch (Problem unknown) {
            if (unknown.kind() == Kind.NOT_FOUND) {
                return false;
            }
            throw unknown;
        }
    }

    private Map<String, Item> catalogue(NewOrder order, Clinic clinic, Plugins plugins) {
        Set<String> codes =
                order.lines().stream().map(NewLine::item).collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, Item> found = items.byCodes(codes);
        for (String code : codes) {
            Item item = found.get(code);
            if (item == null) {
                throw Problem.invalid("unknown-item").with("item", code);
            }
            if (!item.active() || !item.price().getCurrencyUnit().equals(clinic.currency())) {
                throw Problem.invalid("item-off-sale").with("item", code);
            }
            plugins.requireKind(item.kind());
        }
        return found;
    }

    private Item item(String code, Plugins plugins) {
        Item item = items.byCodes(List.of(code)).get(code);
        if (item == null) {
            throw Problem.invalid("unknown-item").with("item", code);
        }
        plugins.requireKind(item.kind());
        return item;
    }

    private List<WorkingLine> lines(
            NewOrder order, List<List<StaffShare>> shares, Map<String, Item> catalogue, Prices prices) {
        List<WorkingLine> lines = new ArrayList<>();
        for (int i = 0; i < order.lines().size(); i++) {
            NewLine line = order.lines().get(i);
            Item item = Objects.requireNonNull(catalogue.get(line.item()));
            boolean otherPrice = line.price() != null && !line.price().isEqual(item.price());
            if (prices == Prices.CHECKED && (otherPrice || line.gift())) {
                access.require("orders:price", order.clinic());
            }
            lines.add(WorkingLine.sold(
                    i + 1,
                    item,
                    line.quantity(),
                    line.price() == null ? item.price() : line.price(),
                    line.gift(),
                    shares.get(i)));
        }
        return lines;
    }

    private void refuseClosed(Calculation calculation, Map<String, Item> catalogue, Id customer, Clinic clinic) {
        Locale locale = access.caller().locale();
        for (Item item : catalogue.values()) {
            gate.closed(item, customer, clinic.code())
                    .ifPresent(closed -> calculation.refuse(
                            item.code(),
                            closed.reason(),
                            messages.text(
                                    locale,
                                    "problem." + closed.reason(),
                                    Map.of(
                                            "item", item.name(),
                                            "condition", closed.condition(),
                                            "actual", closed.actual(),
                                            "required", closed.required()))));
        }
    }

    /** Asks an adjuster and takes over what it proposes; whatever it breaks is its own failure, and it is named. */
    private static void adjust(
            PriceAdjuster adjuster, NewOrder order, Id customer, Instant at, Calculation calculation) {
        try {
            Proposal proposal = adjuster.propose(new PriceAdjuster.Pricing(
                    order.clinic(),
                    customer,
                    order.type(),
                    at,
                    calculation.shown(),
                    Set.copyOf(order.vouchers()),
                    order.inputs().getOrDefault(adjuster.plugin(), Map.of())));
            calculation.apply(adjuster.plugin(), adjuster.phase(), proposal);
        } catch (Problem refusal) {
            throw refusal.with("plugin", adjuster.plugin());
        } catch (RuntimeException failure) {
            LOG.error("Plugin {} failed to price an order", adjuster.plugin(), failure);
            throw new Problem(Kind.UNAVAILABLE, "adjuster-failed").with("plugin", adjuster.plugin());
        }
    }
}
