package org.inlay.coupons.internal.domain;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.inlay.coupons.internal.domain.Template.State;
import org.inlay.customers.Customer;
import org.inlay.customers.Customers;
import org.inlay.platform.Access;
import org.inlay.platform.Audit;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.inlay.platform.Transactions;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Coupons that come into wallets: claimed one by one, or issued to many (C2). The database decides who gets the last one. */
@Component(service = Wallets.class)
public class Wallets {
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int BITS = 5;

    /** Sixteen of 32 signs: 80 bits. */
    private static final int LENGTH = 16;

    private final CouponStore store;
    private final Customers customers;
    private final Audiences audiences;
    private final BusinessCalendar calendar;
    private final Transactions transactions;
    private final Access access;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Activate
    public Wallets(
            @Reference CouponStore store,
            @Reference Customers customers,
            @Reference Audiences audiences,
            @Reference BusinessCalendar calendar,
            @Reference Transactions transactions,
            @Reference Access access,
            @Reference Audit audit,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.store = store;
        this.customers = customers;
        this.audiences = audiences;
        this.calendar = calendar;
        this.transactions = transactions;
        this.access = access;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Puts one into a customer's wallet; needs {@code coupons:issue} in the clinic, which is the customer's home when it is
     * left out. Problems: {@code not-found}, {@code coupon-state}, {@code coupon-gone}, {@code coupon-limit}, {@code
     * coupon-audience}, {@code customer-merged}, {@code segment-undecided}.
     */
    public Voucher claim(Id template, Id customer, @Nullable String clinic) {
        return transactions.required(() -> {
            Customer person = customers.get(customer);
            String where = clinic == null ? person.clinic() : clinic;
            access.require(CouponsPlugin.ISSUE, where);
            return claimed(template, customer, where, null);
        });
    }

    /**
     * Puts one into the wallet, on somebody's behalf. What is refused as {@code coupon-…} has changed nothing.
     *
     * @param origin under which there is one at most; null = another each time
     */
    Voucher claimed(Id template, Id customer, String where, @Nullable String origin) {
        Optional<Voucher> before = before(origin);
        if (before.isPresent()) {
            return before.get();
        }
        Template of = requirePublished(template);
        // its records are not merged meanwhile, or the coupon would stay with one that nobody looks at
        customers.lock(customer);
        requireAudience(of.terms(), customer, where);
        // takes the row of the template: claims of it stand in line from here
        boolean open = store.take(template, 0);
        Optional<Voucher> meanwhile = before(origin);
        if (meanwhile.isPresent()) {
            return meanwhile.get();
        }
        Integer most = of.terms().perCustomer();
        if (most != null && store.held(of.family(), List.of(customer)).getOrDefault(customer, 0L) >= most) {
            throw Problem.conflict("coupon-limit").with("limit", most);
        }
        if (!open || !store.take(template, 1)) {
            throw Problem.conflict("coupon-gone");
        }
        Voucher voucher = voucher(of, customer, where, validity(of.terms(), where));
        store.add(Map.of(voucher, origin == null ? voucher.id().toString() : origin), null);
        audit.record("coupons.claimed", "voucher", voucher.id().toString(), where, Map.of());
        return voucher;
    }

    private Optional<Voucher> before(@Nullable String origin) {
        return origin == null ? Optional.empty() : store.byOrigin(origin);
    }

    Template requirePublished(Id id) {
        Template template = store.template(id)
                .filter(one -> one.use() == Template.Use.COUPON)
                .orElseThrow(() -> Problem.notFound("coupon"));
        if (template.state() != State.PUBLISHED) {
            throw Problem.conflict("coupon-state")
                    .with("state", template.state().name());
        }
        return template;
    }

    private void requireAudience(Terms terms, Id customer, String clinic) {
        if (!audiences.member(terms, customer, clinic)) {
            throw Problem.conflict("coupon-audience");
        }
    }

    /**
     * From when and until when a coupon is valid.
     *
     * @param end the first instant at which it is no longer
     */
    record Validity(Instant begin, Instant end) {}

    /** Of one that comes into a wallet now. */
    Validity validity(Terms terms, String clinic) {
        return new Validity(begin(terms, clinic, clock.instant()), expiry(terms, clinic));
    }

    /** One that is about to come into a wallet. */
    Voucher voucher(Template template, Id customer, String clinic, Validity validity) {
        return new Voucher(
                ids.next(),
                code(LENGTH),
                template,
                customer,
                clinic,
                Voucher.ACTIVE,
                clock.instant(),
                validity.begin(),
                validity.end(),
                null);
    }

    /** The beginning of the first business date, in the clinic's zone; at once when none is named or it has passed. */
    private Instant begin(Terms terms, String clinic, Instant now) {
        LocalDate first = terms.validFrom();
        return first == null || !first.isAfter(calendar.today(clinic)) ? now : calendar.startOf(clinic, first);
    }

    /** The end of the last business date, in the clinic's zone. */
    private Instant expiry(Terms terms, String clinic) {
        LocalDate last = terms.validTo();
        if (terms.validDays() != null) {
            LocalDate counted = calendar.today(clinic).plusDays(terms.validDays() - 1L);
            last = last == null || counted.isBefore(last) ? counted : last;
        }
        return calendar.startOf(clinic, Objects.requireNonNull(last).plusDays(1));
    }

    /** A secret of so many signs, 5 bits each. */
    String code(int length) {
        byte[] bytes = new byte[length * BITS / Byte.SIZE + 1];
        random.nextBytes(bytes);
        BigInteger left = new BigInteger(1, bytes);
        StringBuilder code = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            code.append(DIGITS.charAt(left.intValue() & DIGITS.length() - 1));
            left = left.shiftRight(BITS);
        }
        return code.toString();
    }

    /**
     * The coupons of a template that are or were in wallets, the latest first (C7); needs {@code coupons:read} anywhere.
     *
     * @param state in which they are now; null = any
     */
    public Page<Voucher> of(Id template, Voucher.@Nullable State state, PageRequest page) {
        access.requireAnywhere(CouponsPlugin.READ);
        String after = page.after();
        Id before = after == null ? null : Id.parse(after);
        return transactions.required(() -> {
            List<Voucher> found = store.of(template, state, clock.instant(), before, page.limit() + 1);
            boolean more = found.size() > page.limit();
            List<Voucher> shown = more ? found.subList(0, page.limit()) : found;
            return new Page<>(
                    List.copyOf(shown), more ? shown.get(shown.size() - 1).id().toString() : null);
        });
    }

    /** A customer's, newest first; needs {@code coupons:read} anywhere. */
    public List<Voucher> of(Id customer) {
        access.requireAnywhere(CouponsPlugin.READ);
        return transactions.required(() -> {
            customers.get(customer);
            return store.of(customer);
        });
    }
}
