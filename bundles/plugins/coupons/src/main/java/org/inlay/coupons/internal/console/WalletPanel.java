package org.inlay.coupons.internal.console;

import gg.jte.Content;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.inlay.coupons.internal.domain.Coupons;
import org.inlay.coupons.internal.domain.Sharing;
import org.inlay.coupons.internal.domain.Sharings;
import org.inlay.coupons.internal.domain.Template;
import org.inlay.coupons.internal.domain.Template.State;
import org.inlay.coupons.internal.domain.Template.Use;
import org.inlay.coupons.internal.domain.Voucher;
import org.inlay.coupons.internal.domain.Wallets;
import org.inlay.platform.Access;
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
    private final Sharings sharings;
    private final Cards cards;
    private final Clock clock;
    private final Templates templates = new Templates(WalletPanel.class, "org.inlay.coupons.internal.console.jte");

    @Activate
    public WalletPanel(
            @Reference Wallets wallets,
            @Reference Coupons coupons,
            @Reference Access access,
            @Reference Sharings sharings,
            @Reference Cards cards,
            @Reference Clock clock) {
        this.coupons = coupons;
        this.access = access;
        this.sharings = sharings;
        this.cards = cards;
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

    /**
     * The wallet, and what the caller can do for the customer in the clinic where they work: give a coupon or a link to claim it, say
     * why not, give a code for friends.
     */
    public record View(Id customer, List<Row> rows, List<Template> claimable, List<Sharing> sharings, boolean mayLink) {
        /** What the friend gets is called. */
        public String name(Sharing sharing) {
            return claimable.stream()
                    .filter(one -> one.id().equals(sharing.template()))
                    .map(one -> one.terms().name())
                    .findFirst()
                    .orElse("");
        }
    }

    @Override
    public Content render(ConsoleRequest request, Id customer) {
        List<Row> rows = wallets.of(customer).stream()
                .map(voucher -> new Row(voucher, voucher.state(clock.instant()), cards.last(voucher)))
                .toList();
        String clinic = request.clinic().code();
        List<Template> claimable = coupons.list(Use.COUPON).stream()
                .filter(coupon -> coupon.state() == State.PUBLISHED)
                .filter(coupon -> coupon.terms().isUsedIn(clinic))
                .toList();
        boolean mayLink = access.caller().may("coupons:issue", clinic);
        return templates.content(
                "wallet.jte",
                Map.of("r", request, "view", new View(customer, rows, claimable, shared(claimable), mayLink)));
    }

    /** The sharings of these. */
    private List<Sharing> shared(List<Template> claimable) {
        Set<Id> ids = claimable.stream().map(Template::id).collect(Collectors.toUnmodifiableSet());
        return sharings.running().stream()
                .filter(sharing -> ids.contains(sharing.template()))
                .toList();
    }
}
