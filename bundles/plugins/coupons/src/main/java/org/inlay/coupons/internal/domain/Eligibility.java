package org.inlay.coupons.internal.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.inlay.coupons.internal.domain.Template.State;
import org.inlay.coupons.internal.domain.Template.Use;
import org.inlay.customers.Customers;
import org.inlay.platform.Access;
import org.inlay.platform.Check;
import org.inlay.platform.Explanation;
import org.inlay.platform.Id;
import org.inlay.platform.Messages;
import org.inlay.platform.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Why a customer may have a coupon, or gets a promotion, or not (G5): in the order in which a claim asks. */
@Component(service = Eligibility.class)
public class Eligibility {
    private static final String RULE = "coupon";

    private final Coupons coupons;
    private final CouponStore store;
    private final Audiences audiences;
    private final Customers customers;
    private final Messages messages;
    private final Transactions transactions;
    private final Access access;

    @Activate
    public Eligibility(
            @Reference Coupons coupons,
            @Reference CouponStore store,
            @Reference Audiences audiences,
            @Reference Customers customers,
            @Reference Messages messages,
            @Reference Transactions transactions,
            @Reference Access access) {
        this.coupons = coupons;
        this.store = store;
        this.audiences = audiences;
        this.customers = customers;
        this.messages = messages;
        this.transactions = transactions;
        this.access = access;
    }

    /**
     * {@code ELIGIBLE} or {@code NOT_ELIGIBLE}, and why. Needs {@code coupons:read} in the clinic. Problems: {@code not-found},
     * {@code segment-undecided}.
     */
    public Explanation explain(Id template, Id customer, String clinic) {
        access.require(CouponsPlugin.READ, clinic);
        return transactions.required(() -> {
            Template of = coupons.get(template);
            customers.get(customer);
            List<Check> checks = new ArrayList<>();
            checks.add(new Check("state", of.state().name(), State.PUBLISHED.name(), of.state() == State.PUBLISHED));
            if (of.use() == Use.COUPON) {
                pieces(of, customer, checks);
            } else {
                checks.add(new Check(
                        "clinic",
                        clinic,
                        String.join(", ", of.terms().clinics()),
                        of.terms().isUsedIn(clinic)));
            }
            checks.addAll(audiences.checks(of.terms(), customer, clinic));
            Check failed =
                    checks.stream().filter(check -> !check.passed()).findFirst().orElse(null);
            return new Explanation(
                    failed == null ? "ELIGIBLE" : "NOT_ELIGIBLE",
                    RULE,
                    of.version(),
                    checks,
                    failed == null ? null : flip(failed));
        });
    }

    private void pieces(Template of, Id customer, List<Check> checks) {
        long left = Objects.requireNonNullElse(of.remaining(), 0L);
        checks.add(new Check("remaining", Long.toString(left), ">= 1", left >= 1));
        Integer most = of.terms().perCustomer();
        if (most != null) {
            long held = store.held(of.family(), List.of(customer)).getOrDefault(customer, 0L);
            checks.add(new Check("limit", Long.toString(held), "< " + most, held < most));
        }
    }

    private String flip(Check failed) {
        String kind = failed.check().startsWith("tag.") ? "tag" : failed.check();
        return messages.text(
                access.caller().locale(),
                "coupons.flip." + kind,
                Map.of("actual", failed.actual(), "required", failed.required()));
    }
}
