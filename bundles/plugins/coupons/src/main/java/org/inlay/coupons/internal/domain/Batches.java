package org.inlay.coupons.internal.domain;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inlay.coupons.internal.domain.Batch.Way;
import org.inlay.coupons.internal.domain.BatchStore.Waiting;
import org.inlay.coupons.internal.domain.Template.State;
import org.inlay.coupons.internal.domain.Wallets.Validity;
import org.inlay.customers.Customers;
import org.inlay.customers.Segments;
import org.inlay.platform.Access;
import org.inlay.platform.Audit;
import org.inlay.platform.Clinic;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.Jobs;
import org.inlay.platform.Problem;
import org.inlay.platform.Transactions;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Issues to many at once (C2): asked for here, done by {@link BatchJob}. */
@Component(service = Batches.class)
public class Batches {
    private final BatchStore batches;
    private final CouponStore coupons;
    private final Wallets wallets;
    private final WalletOwners owners;
    private final Customers customers;
    private final Segments segments;
    private final Jobs jobs;
    private final Transactions transactions;
    private final Access access;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    @Activate
    public Batches(
            @Reference BatchStore batches,
            @Reference CouponStore coupons,
            @Reference Wallets wallets,
            @Reference WalletOwners owners,
            @Reference Customers customers,
            @Reference Segments segments,
            @Reference Jobs jobs,
            @Reference Transactions transactions,
            @Reference Access access,
            @Reference Audit audit,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.batches = batches;
        this.coupons = coupons;
        this.wallets = wallets;
        this.owners = owners;
        this.customers = customers;
        this.segments = segments;
        this.jobs = jobs;
        this.transactions = transactions;
        this.access = access;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Issues to these customers, or to those of a saved segment, in the background; whom it is for is frozen now (S5), whether they
     * may be written to is asked when it runs. Needs
     * {@code coupons:issue} everywhere. Problems: {@code not-found}, {@code coupon-state}, {@code validation}, {@code
     * segment-undecided}.
     */
    public Batch issue(Id template, @Nullable Id segment, List<Id> to, @Nullable String aim, Way way) {
        access.requireEverywhere(CouponsPlugin.ISSUE);
        return transactions.required(() -> {
            wallets.requirePublished(template);
            return issue(template, segment == null ? homes(to) : members(segment), aim, way);
        });
    }

    /** The same to these, on somebody's behalf; customer → clinic. */
    Batch issue(Id template, Map<Id, String> recipients, @Nullable String aim, Way way) {
        if (recipients.isEmpty()) {
            throw Problem.violation("customers", "coupons.nobody");
        }
        Batch batch = new Batch(ids.next(), template, aim, way, "RUNNING", recipients.size(), 0, 0);
        batches.add(batch, recipients, clock.instant());
        jobs.start(
                BatchJob.ID, batch.id().toString(), Map.of("batch", batch.id().toString()));
        audit.record(
                "coupons.issued",
                "batch",
                batch.id().toString(),
                Clinic.ORGANISATION,
                Map.of("recipients", recipients.size()));
        return batch;
    }

    private Map<Id, String> homes(List<Id> to) {
        Map<Id, String> homes = new LinkedHashMap<>();
        customers.all(to).forEach((id, customer) -> homes.put(id, customer.clinic()));
        to.stream().filter(id -> !homes.containsKey(id)).findFirst().ifPresent(unknown -> {
            throw Problem.notFound("customer");
        });
        return homes;
    }

    Map<Id, String> members(Id segment) {
        Segments.Saved saved = segments.saved(segment);
        Map<Id, String> members = new LinkedHashMap<>();
        access.asPlatform(() -> {
            segments.export(
                    saved.tree(),
                    saved.clinic(),
                    Segments.Order.NEWEST,
                    member -> members.put(member.id(), member.clinic()));
            return members;
        });
        return members;
    }

    /** How far it is; needs {@code coupons:read} anywhere. Problems: {@code not-found}. */
    public Batch get(Id id) {
        access.requireAnywhere(CouponsPlugin.READ);
        return transactions.required(() -> batches.batch(id)).orElseThrow(() -> Problem.notFound("batch"));
    }

    /** The issues of a template, newest first; needs {@code coupons:read} anywhere. */
    public List<Batch> of(Id template) {
        access.requireAnywhere(CouponsPlugin.READ);
        return transactions.required(() -> batches.batches(template));
    }

    /**
     * Issues to the next of those who wait, as many as there are coupons for; returns how many were dealt with. Problems: {@code
     * coupon-paused} (503), with which the job comes again later.
     */
    int issueSome(Id id, int most) {
        return transactions.required(() -> {
            Batch batch = batches.batch(id).orElseThrow(() -> Problem.notFound("batch"));
            // takes the row of the template: claims, and another run of this batch, stand in line from here
            boolean open = coupons.take(batch.template(), 0);
            Template template = coupons.template(batch.template()).orElseThrow(() -> Problem.notFound("coupon"));
            if (template.state() == State.PAUSED) {
                throw new Problem(Problem.Kind.UNAVAILABLE, "coupon-paused");
            }
            Waiting next = batches.waiting(id, most);
            if (next.clinics().isEmpty()) {
                batches.end(id);
                owners.settle();
                return 0;
            }
            Map<Id, String> waiting = new LinkedHashMap<>(next.clinics());
            List<Id> refused = overLimit(template, waiting);
            refused.forEach(waiting::remove);
            Long remaining = open ? template.remaining() : null;
            waiting.keySet().stream().skip(remaining == null ? 0 : remaining).forEach(refused::add);
            refused.forEach(waiting::remove);
            if (!coupons.take(template.id(), waiting.size()) && !waiting.isEmpty()) {
                throw new IllegalStateException("fewer are left than the row said that is locked");
            }
            Map<String, Validity> validities = new HashMap<>();
            Map<Voucher, String> vouchers = new HashMap<>();
            waiting.forEach((customer, clinic) -> {
                Validity validity = validities.computeIfAbsent(clinic, one -> wallets.validity(template.terms(), one));
                vouchers.put(wallets.voucher(template, customer, clinic, validity), batch.id() + "/" + customer);
            });
            coupons.add(vouchers, id);
            batches.settle(id, next.last(), waiting.size(), refused);
            return next.clinics().size();
        });
    }

    private List<Id> overLimit(Template template, Map<Id, String> waiting) {
        Integer most = template.terms().perCustomer();
        if (most == null || waiting.isEmpty()) {
            return new ArrayList<>();
        }
        List<Id> over = new ArrayList<>();
        coupons.held(template.family(), waiting.keySet()).forEach((customer, held) -> {
            if (held >= most) {
                over.add(customer);
            }
        });
        return over;
    }
}
