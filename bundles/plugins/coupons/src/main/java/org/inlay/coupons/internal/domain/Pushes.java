package org.inlay.coupons.internal.domain;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.inlay.customers.Segments;
import org.inlay.platform.Access;
import org.inlay.platform.Audit;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Clinic;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.Problem;
import org.inlay.platform.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Issues that repeat themselves (C2): asked for by people, done by {@link PushJob}. */
@Component(service = Pushes.class)
public class Pushes {
    private final PushStore store;
    private final Wallets wallets;
    private final Batches batches;
    private final Segments segments;
    private final BusinessCalendar calendar;
    private final Transactions transactions;
    private final Access access;
    private final Audit audit;
    private final Ids ids;

    @Activate
    public Pushes(
            @Reference PushStore store,
            @Reference Wallets wallets,
            @Reference Batches batches,
            @Reference Segments segments,
            @Reference BusinessCalendar calendar,
            @Reference Transactions transactions,
            @Reference Access access,
            @Reference Audit audit,
            @Reference Ids ids) {
        this.store = store;
        this.wallets = wallets;
        this.batches = batches;
        this.segments = segments;
        this.calendar = calendar;
        this.transactions = transactions;
        this.access = access;
        this.audit = audit;
        this.ids = ids;
    }

    /**
     * Has whoever comes into the saved segment get one. Needs {@code coupons:issue} everywhere. Problems: {@code not-found}, {@code
     * coupon-state}.
     */
    public Push start(Id template, Id segment, Push.Every every, Batch.Way way) {
        access.requireEverywhere(CouponsPlugin.ISSUE);
        return transactions.required(() -> {
            wallets.requirePublished(template);
            segments.saved(segment);
            Push push = new Push(ids.next(), template, segment, every, way);
            store.add(push);
            audited("coupons.push-started", push.id());
            return push;
        });
    }

    /** Ends it. Needs {@code coupons:issue} everywhere. Problems: {@code not-found}. */
    public void stop(Id id) {
        access.requireEverywhere(CouponsPlugin.ISSUE);
        transactions.run(() -> {
            if (!store.stop(id)) {
                throw Problem.notFound("push");
            }
            audited("coupons.push-stopped", id);
        });
    }

    private void audited(String act, Id push) {
        audit.record(act, "push", push.toString(), Clinic.ORGANISATION, Map.of());
    }

    /** A template's; needs {@code coupons:read} anywhere. */
    public List<Push> of(Id template) {
        access.requireAnywhere(CouponsPlugin.READ);
        return transactions.required(() -> store.of(template));
    }

    /** All that are under way. */
    List<Push> running() {
        return transactions.required(store::running);
    }

    /**
     * Issues to those in the segment who have not got theirs; returns to how many. That they get it, and that it is known, is one
     * transaction: however often it runs, on however many nodes, nobody gets two in a period. Problems: {@code segment-undecided}.
     */
    int run(Push push) {
        return transactions.required(() -> {
            Map<Id, String> members = batches.members(push.segment());
            Map<String, String> periods = new HashMap<>();
            members.values()
                    .forEach(clinic ->
                            periods.computeIfAbsent(clinic, one -> push.every().period(calendar.today(one))));
            Map<String, Set<Id>> done = store.done(push.id(), new TreeSet<>(periods.values()));
            Map<Id, String> fresh = new LinkedHashMap<>();
            Map<Id, String> marks = new LinkedHashMap<>();
            members.forEach((customer, clinic) -> {
                String period = periods.getOrDefault(clinic, "");
                if (!done.getOrDefault(period, Set.of()).contains(customer)) {
                    fresh.put(customer, clinic);
                    marks.put(customer, period);
                }
            });
            if (!fresh.isEmpty()) {
                store.mark(push.id(), marks);
                batches.issue(push.template(), fresh, null, push.way());
            }
            return fresh.size();
        });
    }
}
