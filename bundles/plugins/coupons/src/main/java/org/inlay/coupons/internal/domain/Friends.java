package org.inlay.coupons.internal.domain;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inlay.coupons.internal.domain.Sharing.Share;
import org.inlay.coupons.internal.domain.Sharing.Step;
import org.inlay.customers.Customer;
import org.inlay.customers.Customers;
import org.inlay.platform.Access;
import org.inlay.platform.Audit;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.Problem;
import org.inlay.platform.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Friends who come by the code of a customer (C2). The page that they open never says whether the clinic knows their number: who is
 * known, or came before, is thanked like everybody, and nobody is rewarded.
 */
@Component(service = Friends.class)
public class Friends {
    private static final Logger LOG = LoggerFactory.getLogger(Friends.class);
    /** A coupon that is paused may be given at the friend's next step. */
    private static final String NOT_NOW = "coupon-state";

    private static final String CAME_BEFORE = "friend-came-before";

    private final SharingStore store;
    private final CouponStore coupons;
    private final Wallets wallets;
    private final Customers customers;
    private final Transactions transactions;
    private final Access access;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    @Activate
    public Friends(
            @Reference SharingStore store,
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

    /** The coupon that a friend is offered by this code; asked by whoever has it. Problems: {@code not-found}. */
    public Template offered(String code) {
        return access.asPlatform(() -> transactions.required(
                () -> coupons.template(share(code).sharing().template())
                        .filter(template -> template.state() == Template.State.PUBLISHED)
                        .orElseThrow(() -> Problem.notFound("page"))));
    }

    private Share share(String code) {
        return store.byCode(code).orElseThrow(() -> Problem.notFound("page"));
    }

    /**
     * Somebody leaves a mobile number. Asked by whoever has the code. Problems: {@code not-found}, {@code validation} when it is no
     * number.
     */
    public void follow(String code, String written) {
        access.asPlatform(() -> {
            try {
                transactions.run(() -> follows(share(code), written));
            } catch (Problem problem) {
                if (!problem.reason().equals(CAME_BEFORE)) {
                    throw problem;
                }
            }
            return code;
        });
    }

    private void follows(Share share, String written) {
        String mobile = customers
                .mobile(written, share.clinic())
                .orElseThrow(() -> Problem.violation("mobile", "coupons.mobile"));
        if (customers.isKnown(mobile)) {
            return;
        }
        Friend friend = new Friend(ids.next(), share, null, Step.FOLLOWED, null, clock.instant());
        if (!store.add(friend, Digests.of(mobile))) {
            throw Problem.conflict(CAME_BEFORE);
        }
        audit.record("coupons.followed", "share", share.id().toString(), share.clinic(), Map.of());
        reward(friend, Step.FOLLOWED);
    }

    /** A customer has come so far; whoever came by no code is nobody's friend. */
    void happened(Id customer, Step step) {
        transactions.run(() -> friend(customer).ifPresent(friend -> {
            store.reached(friend.id(), step);
            reward(friend, step);
        }));
    }

    private Optional<Friend> friend(Id customer) {
        Optional<Friend> before = store.byCustomer(customer);
        if (before.isPresent()) {
            return before;
        }
        Customer person = customers.all(List.of(customer)).get(customer);
        String mobile = person == null ? null : person.mobile();
        if (person == null || mobile == null) {
            return Optional.empty();
        }
        return store.byDigest(Digests.of(mobile))
                .filter(friend -> !person.createdAt().isBefore(friend.followedAt()))
                .filter(friend -> store.register(friend.id(), customer))
                .map(friend -> welcome(friend, person))
                // whoever hears of another step at the same time may have been first
                .or(() -> store.byCustomer(customer));
    }

    private Friend welcome(Friend friend, Customer person) {
        given(friend.share().sharing().template(), person.id(), person.clinic(), "friend/" + friend.id());
        return friend;
    }

    /** Once: whoever notes the outcome first gives it. */
    private void reward(Friend friend, Step reached) {
        Share share = friend.share();
        if (friend.reward() != null || !reached.includes(share.sharing().event())) {
            return;
        }
        String outcome = given(
                share.sharing().reward(),
                customers.standing(share.customer()),
                share.clinic(),
                "reward/" + friend.id());
        if (!outcome.equals(NOT_NOW)) {
            store.rewarded(friend.id(), outcome, clock.instant());
        }
    }

    /** {@code GIVEN}, or why it cannot be given; another refusal is not final, and what happened is told again. */
    private String given(Id template, Id customer, String clinic, String origin) {
        try {
            wallets.claimed(template, customer, clinic, origin);
            return Friend.GIVEN;
        } catch (Problem refused) {
            if (!refused.reason().startsWith("coupon-")) {
                throw refused;
            }
            LOG.info("Coupon {} was not given for {}: {}", template, origin, refused.reason());
            return refused.reason();
        }
    }
}
