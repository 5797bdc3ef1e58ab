package org.inlay.coupons.internal.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inlay.coupons.internal.domain.Sharing.Counted;
import org.inlay.coupons.internal.domain.Sharing.Share;
import org.inlay.coupons.internal.domain.Sharing.Step;
import org.inlay.customers.Customers;
import org.inlay.platform.Access;
import org.inlay.platform.Audit;
import org.inlay.platform.Clinic;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.Problem;
import org.inlay.platform.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Coupons that customers pass on (C2), and the code that each has for it. Who comes by one is {@link Friends}' matter. */
@Component(service = Sharings.class)
public class Sharings {
    /** Sixteen signs, 80 bits. */
    private static final int LENGTH = 16;

    private final SharingStore store;
    private final Wallets wallets;
    private final Customers customers;
    private final Transactions transactions;
    private final Access access;
    private final Audit audit;
    private final Ids ids;

    @Activate
    public Sharings(
            @Reference SharingStore store,
            @Reference Wallets wallets,
            @Reference Customers customers,
            @Reference Transactions transactions,
            @Reference Access access,
            @Reference Audit audit,
            @Reference Ids ids) {
        this.store = store;
        this.wallets = wallets;
        this.customers = customers;
        this.transactions = transactions;
        this.access = access;
        this.audit = audit;
        this.ids = ids;
    }

    /**
     * Has customers pass the coupon on. Nobody proves that a mobile is theirs, so a reward for having left one needs a limit per
     * customer. Needs {@code coupons:issue} everywhere. Problems: {@code not-found}, {@code coupon-state}, {@code validation}.
     */
    public Sharing start(Id template, Id reward, Step event) {
        access.requireEverywhere(CouponsPlugin.ISSUE);
        return transactions.required(() -> {
            wallets.requirePublished(template);
            Template rewarding = wallets.requirePublished(reward);
            if (event == Step.FOLLOWED && rewarding.terms().perCustomer() == null) {
                throw Problem.violation("reward", "coupons.reward-unlimited");
            }
            Sharing sharing = new Sharing(ids.next(), template, reward, event);
            store.add(sharing);
            audited("coupons.sharing-started", sharing.id());
            return sharing;
        });
    }

    /** Ends it: its codes lead nowhere; friends who have come go on. Needs {@code coupons:issue} everywhere. Problems: {@code not-found}. */
    public void stop(Id id) {
        access.requireEverywhere(CouponsPlugin.ISSUE);
        transactions.run(() -> {
            if (!store.stop(id)) {
                throw Problem.notFound("sharing");
            }
            audited("coupons.sharing-stopped", id);
        });
    }

    private void audited(String act, Id sharing) {
        audit.record(act, "sharing", sharing.toString(), Clinic.ORGANISATION, Map.of());
    }

    /** A coupon's that are under way, with how many came; needs {@code coupons:read} anywhere. */
    public List<Counted> of(Id template) {
        access.requireAnywhere(CouponsPlugin.READ);
        return transactions.required(() -> store.of(template));
    }

    /** All that are under way; needs {@code coupons:read} anywhere. */
    public List<Sharing> running() {
        access.requireAnywhere(CouponsPlugin.READ);
        return transactions.required(store::running);
    }

    /**
     * The customer's code, always the same. Needs {@code coupons:issue} in the customer's home. Problems: {@code not-found}.
     */
    public String code(Id sharing, Id customer) {
        access.requireAnywhere(CouponsPlugin.ISSUE);
        return transactions.required(() -> {
            Sharing of = store.find(sharing).orElseThrow(() -> Problem.notFound("sharing"));
            String clinic = customers.get(customer).clinic();
            access.require(CouponsPlugin.ISSUE, clinic);
            Optional<String> before = store.code(sharing, customer);
            if (before.isPresent()) {
                return before.get();
            }
            String code = wallets.code(LENGTH);
            store.add(new Share(ids.next(), of, customer, clinic), code);
            audit.record("coupons.shared", "customer", customer.toString(), clinic, Map.of());
            return code;
        });
    }
}
