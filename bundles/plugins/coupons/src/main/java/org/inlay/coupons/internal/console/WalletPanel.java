package org.inlay.coupons.internal.console;

import gg.jte.Content;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.inlay.coupons.internal.domain.Voucher;
import org.inlay.coupons.internal.domain.Wallets;
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
    private final BusinessCalendar calendar;
    private final Clock clock;
    private final Templates templates = new Templates(WalletPanel.class, "org.inlay.coupons.internal.console.jte");

    @Activate
    public WalletPanel(@Reference Wallets wallets, @Reference BusinessCalendar calendar, @Reference Clock clock) {
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

    @Override
    public Content render(ConsoleRequest request, Id customer) {
        List<Row> rows = wallets.of(customer).stream()
                .map(voucher -> new Row(voucher, voucher.state(clock.instant()), last(voucher)))
                .toList();
        return templates.content("wallet.jte", Map.of("r", request, "view", rows));
    }

    private LocalDate last(Voucher voucher) {
        return calendar.dateOf(voucher.clinic(), voucher.expiresAt().minusMillis(1));
    }
}
