package org.inlay.coupons.internal.domain;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inlay.customers.Customers;
import org.inlay.platform.Access;
import org.inlay.platform.Audit;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.Problem;
import org.inlay.platform.Transactions;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Links for customers (C2): one claims a coupon, one shows a wallet. A link is a secret of 130 bits. */
@Component(service = Links.class)
public class Links {
    private static final int LENGTH = 26;

    private final LinkStore store;
    private final CouponStore coupons;
    private final Wallets wallets;
    private final Customers customers;
    private final Transactions transactions;
    private final Access access;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    @Activate
    public Links(
            @Reference LinkStore store,
            @Reference CouponStore coupons,
            @Reference Wallets wallets,
            @Reference Customers customers,
            @Reference Transactions transactions,
            @Reference Access access,
            @Reference Audit audit,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.store = store;
        this.coupons = coupons;
        this.wallets = wallets;
        this.customers = customers;
        this.transactions = transactions;
        this.access = access;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What a link shows.
     *
     * @param offered what can be claimed; null when it was claimed or the link shows a wallet
     * @param vouchers what was claimed, or the coupons in the wallet that are valid
     */
    public record Shown(Link link, @Nullable Template offered, List<Voucher> vouchers) {}

    /**
     * Makes a link for a customer and gives its secret, which is kept nowhere. Needs {@code coupons:issue} in the customer's home.
     * Problems: {@code not-found}, {@code coupon-state}.
     *
     * @param template what can be claimed with it; null = it shows the wallet
     */
    public String make(Id customer, @Nullable Id template) {
        access.requireAnywhere(CouponsPlugin.ISSUE);
        return transactions.required(() -> {
            String clinic = customers.get(customer).clinic();
            access.require(CouponsPlugin.ISSUE, clinic);
            if (template != null) {
                wallets.requirePublished(template);
            }
            String secret = add(ids.next(), customer, template, clinic);
            audit.record("coupons.linked", "customer", customer.toString(), clinic, Map.of());
            return secret;
        });
    }

    /** Keeps a link and gives its secret. */
    String add(Id id, Id customer, @Nullable Id template, String clinic) {
        String secret = wallets.code(LENGTH);
        store.add(new Link(id, customer, template, clinic, clock.instant()), Digests.of(secret));
        return secret;
    }

    /** What the link shows; asked by whoever has it. Problems: {@code not-found}. */
    public Shown show(String secret) {
        return access.asPlatform(() -> transactions.required(() -> {
            Link link = find(secret);
            store.viewed(link, clock.instant());
            if (link.template() == null) {
                return new Shown(link, null, valid(link));
            }
            Optional<Voucher> claimed = coupons.byOrigin(link.origin());
            return claimed.isPresent()
                    ? new Shown(link, null, List.of(claimed.get()))
                    : new Shown(link, coupons.template(link.template()).orElseThrow(), List.of());
        }));
    }

    private List<Voucher> valid(Link link) {
        return coupons.of(link.customer()).stream()
                .filter(voucher -> voucher.state(clock.instant()).equals(Voucher.ACTIVE))
                .toList();
    }

    /**
     * Claims what the link is for; again gives the same. Asked by whoever has it. Problems: {@code not-found}, {@code
     * coupon-state}, {@code coupon-gone}, {@code coupon-limit}, {@code coupon-audience}.
     */
    public Voucher claim(String secret) {
        return access.asPlatform(() -> transactions.required(() -> {
            Link link = find(secret);
            if (link.template() == null) {
                throw Problem.notFound("page");
            }
            Voucher voucher = wallets.claimed(link.template(), link.customer(), link.clinic(), link.origin());
            store.claimed(link, clock.instant());
            return voucher;
        }));
    }

    private Link find(String secret) {
        return store.find(Digests.of(secret)).orElseThrow(() -> Problem.notFound("page"));
    }
}
