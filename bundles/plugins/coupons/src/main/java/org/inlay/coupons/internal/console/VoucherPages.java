package org.inlay.coupons.internal.console;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.inlay.coupons.internal.domain.Coupons;
import org.inlay.coupons.internal.domain.Template;
import org.inlay.coupons.internal.domain.Voucher;
import org.inlay.coupons.internal.domain.Wallets;
import org.inlay.customers.Customer;
import org.inlay.customers.Customers;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Screen;
import org.inlay.platform.web.console.Templates;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who has a coupon and what became of it (C7): what the figures count, one by one. */
@Component(service = VoucherPages.class)
public class VoucherPages {
    static final String VOUCHERS = "vouchers";
    private static final int ROWS = 50;

    private final Coupons coupons;
    private final Wallets wallets;
    private final Customers customers;
    private final Cards cards;
    private final Clock clock;
    private final Templates templates = new Templates(VoucherPages.class, "org.inlay.coupons.internal.console.jte");

    @Activate
    public VoucherPages(
            @Reference Coupons coupons,
            @Reference Wallets wallets,
            @Reference Customers customers,
            @Reference Cards cards,
            @Reference Clock clock) {
        this.coupons = coupons;
        this.wallets = wallets;
        this.customers = customers;
        this.cards = cards;
        this.clock = clock;
    }

    /** One, whose it is, how it stands and the last business date it is valid on. */
    public record Row(Voucher voucher, String owner, String state, LocalDate last) {}

    /** Those in a state; {@code next} leads on, null at the end. */
    public record View(
            Template coupon,
            Voucher.@Nullable State state,
            List<Row> rows,
            @Nullable String next) {}

    Screen get(ConsoleRequest request) {
        Template coupon = coupons.get(request.id(0));
        Voucher.State state = Arrays.stream(Voucher.State.values())
                .filter(one -> one.name().equals(request.value("state")))
                .findFirst()
                .orElse(null);
        Page<Voucher> page = wallets.of(
                coupon.id(), state, new PageRequest(ROWS, request.typed("after").orElse(null)));
        Map<Id, Customer> owners = customers.all(
                page.items().stream().map(Voucher::customer).distinct().toList());
        List<Row> rows =
                page.items().stream().map(voucher -> row(voucher, owners)).toList();
        View view = new View(coupon, state, rows, page.next());
        return Screen.of(coupon.terms().name(), templates.content("vouchers.jte", Map.of("r", request, "view", view)));
    }

    private Row row(Voucher voucher, Map<Id, Customer> owners) {
        Customer owner = owners.get(voucher.customer());
        return new Row(
                voucher,
                owner == null ? voucher.customer().toString() : owner.name(),
                voucher.state(clock.instant()),
                cards.last(voucher));
    }
}
