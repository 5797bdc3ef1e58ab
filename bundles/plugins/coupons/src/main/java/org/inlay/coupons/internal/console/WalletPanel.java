package org.inlay.coupons.internal.console;

import gg.jte.Content;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.inlay.coupons.internal.domain.Coupons;
import org.inlay.coupons.internal.domain.Template;
import org.inlay.coupons.internal.domain.Template.State;
import org.inlay.coupons.internal.domain.Template.Use;
import org.inlay.coupons.internal.domain.Voucher;
import org.inlay.coupons.internal.domain.Wallets;
import org.inlay.platform.Access;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Id;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.CustomerPanel;
import org.inlay.platform.web.console.Templates;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The coupons that a customer has. */
@Component(service = CustomerPanel.class)
public final class WalletPanel implements CustomerPanel {
    private final Wallets wallets;
    private final Coupons coupons;
    private final Access access;
    private final BusinessCalendar calendar;
    private final Clock clock;
    private final Templates templates = new Templates(WalletPanel.class, "org.inlay.coupons.internal.console.jte");

    @Activate
    public WalletPanel(
            @Reference Wallets wallets,
            @Reference Coupons coupons,
            @Reference Access access,
            @Reference BusinessCalendar calendar,
            @Reference Clock clock) {
        this.coupons = coupons;
        this.access = access;
        this.calendar = calendar;
        this.wallets = wallets;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "coupons";
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public String permission() {
        return "coupons:read";
    }

    /** A coupon, how it stands now, and the last business date it is valid on. */
    public record Row(Voucher voucher, String state, LocalDate last) {}

    /** The wallet, and the coupons for which a link can be made, in the clinic where the caller works. */
    public record View(Id customer, List<Row> rows, List<Template> claimable, boolean mayLink) {}

    @Override
    public Content render(ConsoleRequest request, Id customer) {
        List<Row> rows = wallets.of(customer).stream()
                .map(voucher -> new Row(voucher, voucher.state(clock.instant()), last(voucher)))
                .toList();
        String clinic = request.clinic().code();
        List<Template> claimable = coupons.list(Use.COUPON).stream()
                .filter(coupon -> coupon.state() == State.PUBLISHED)
                .toList();
        boolean mayLink = access.caller().may("coupons:issue", clinic);
        return templates.content(
                "wallet.jte", Map.of("r", request, "view", new View(customer, rows, claimable, mayLink)));
    }

    private LocalDate last(Voucher voucher) {
        return calendar.dateOf(voucher.clinic(), voucher.expiresAt().minusMillis(1));
    }
}
