package org.inlay.coupons.internal.domain;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.inlay.coupons.internal.domain.CouponStore.Statistics;
import org.inlay.coupons.internal.domain.Template.State;
import org.inlay.coupons.internal.domain.Template.Use;
import org.inlay.platform.Access;
import org.inlay.platform.Audit;
import org.inlay.platform.Clinic;
import org.inlay.platform.Clinics;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.Problem;
import org.inlay.platform.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Coupons and promotions as they are designed, published, paused and closed (C1, C5). */
@Component(service = Coupons.class)
public class Coupons {
    private final CouponStore store;
    private final CouponFigures figures;
    private final BatchStore batches;
    private final Clinics clinics;
    private final Transactions transactions;
    private final Access access;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    @Activate
    public Coupons(
            @Reference CouponStore store,
            @Reference CouponFigures figures,
            @Reference BatchStore batches,
            @Reference Clinics clinics,
            @Reference Transactions transactions,
            @Reference Access access,
            @Reference Audit audit,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.store = store;
        this.figures = figures;
        this.batches = batches;
        this.clinics = clinics;
        this.transactions = transactions;
        this.access = access;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Designs one; needs {@code coupons:write} where it is for. Problems: {@code validation}, {@code not-found} for a clinic. */
    public Template design(Use use, Terms terms) {
        requireWrite(terms.clinics());
        terms.check();
        terms.checkUse(use);
        return transactions.required(() -> {
            terms.clinics().forEach(clinics::get);
            Template template = Template.draft(ids.next(), use, terms);
            store.add(template, clock.instant());
            audited("coupons.designed", template.id());
            return template;
        });
    }

    /** Designs a draft anew. Problems: {@code not-found}, {@code coupon-published}, {@code validation}. */
    public Template redraw(Id id, Terms terms) {
        requireWrite(terms.clinics());
        terms.check();
        return transactions.required(() -> {
            Template before = get(id);
            requireWrite(before.terms().clinics());
            terms.checkUse(before.use());
            if (!store.redraw(id, terms)) {
                throw Problem.conflict("coupon-published");
            }
            audited("coupons.designed", id);
            return get(id);
        });
    }

    /**
     * A draft of the next version of a published one, with the same terms. Nothing changes before it is published; it can be {@link
     * Rehearsals rehearsed}. Problems: {@code not-found}, {@code coupon-state}.
     */
    public Template revise(Id id) {
        return transactions.required(() -> {
            Template before = get(id);
            requireWrite(before.terms().clinics());
            if (!before.current()) {
                throw state(before);
            }
            store.lock(before.family());
            int version = store.family(before.family()).get(0).version() + 1;
            Template next =
                    new Template(ids.next(), before.family(), version, before.use(), before.terms(), State.DRAFT, 0);
            store.add(next, clock.instant());
            audited("coupons.designed", next.id());
            return next;
        });
    }

    /** All versions of one, the latest first; needs {@code coupons:read} anywhere. Problems: {@code not-found}. */
    public List<Template> versions(Id id) {
        return transactions.required(() -> store.family(get(id).family()));
    }

    /**
     * Lets it be issued; an earlier version is closed, and what was to come of it comes of this one. Problems: {@code not-found},
     * {@code coupon-state}, {@code coupon-outdated} when a later one is in force, {@code coupon-issuing} while an issue of the earlier one is under way, {@code validation} naming what is
     * missing (C1).
     */
    public Template publish(Id id) {
        return transactions.required(() -> {
            Template template = get(id);
            requireWrite(template.terms().clinics());
            template.terms().checkPublishable(template.use());
            store.lock(template.family());
            for (Template before : store.family(template.family())) {
                if (before.current() && !before.id().equals(id)) {
                    replace(before, template);
                }
            }
            return move(template, Set.of(State.DRAFT, State.PAUSED), State.PUBLISHED);
        });
    }

    private void replace(Template before, Template after) {
        if (before.version() > after.version()) {
            throw Problem.conflict("coupon-outdated").with("version", before.version());
        }
        if (batches.batches(before.id()).stream()
                .anyMatch(batch -> batch.state().equals("RUNNING"))) {
            throw Problem.conflict("coupon-issuing");
        }
        move(before, Set.of(State.PUBLISHED, State.PAUSED), State.CLOSED);
        store.succeed(before.id(), after.id());
    }

    /** Has no more issued for a while; what is in wallets stays good. Problems: {@code not-found}, {@code coupon-state}. */
    public Template pause(Id id) {
        return transactions.required(() -> move(get(id), Set.of(State.PUBLISHED), State.PAUSED));
    }

    /** Has no more issued for good. Problems: {@code not-found}, {@code coupon-state}. */
    public Template close(Id id) {
        return transactions.required(
                () -> move(get(id), Set.of(State.DRAFT, State.PUBLISHED, State.PAUSED), State.CLOSED));
    }

    private Template move(Template template, Set<State> from, State to) {
        requireWrite(template.terms().clinics());
        if (!store.move(template.id(), from, to)) {
            throw state(template);
        }
        audited("coupons." + to.name().toLowerCase(Locale.ROOT), template.id());
        return get(template.id());
    }

    private static Problem state(Template template) {
        return Problem.conflict("coupon-state").with("state", template.state().name());
    }

    /** One of them; needs {@code coupons:read} anywhere. Problems: {@code not-found}. */
    public Template get(Id id) {
        access.requireAnywhere(CouponsPlugin.READ);
        return transactions.required(() -> store.template(id)).orElseThrow(() -> Problem.notFound("coupon"));
    }

    /** One of this use; needs {@code coupons:read} anywhere. Problems: {@code not-found}. */
    public Template get(Use use, Id id) {
        Template template = get(id);
        if (template.use() != use) {
            throw Problem.notFound("coupon");
        }
        return template;
    }

    /** All of this use, newest first; needs {@code coupons:read} anywhere. */
    public List<Template> list(Use use) {
        access.requireAnywhere(CouponsPlugin.READ);
        return transactions.required(() -> store.templates(use));
    }

    /** What became of it (C7); needs {@code coupons:read} anywhere. Problems: {@code not-found}. */
    public Statistics statistics(Id id) {
        get(id);
        return transactions.required(() -> figures.of(id, clock.instant()));
    }

    /** One that is for every clinic is designed by whoever may do so everywhere. */
    private void requireWrite(Set<String> where) {
        if (where.isEmpty()) {
            access.requireEverywhere(CouponsPlugin.WRITE);
        }
        where.forEach(clinic -> access.require(CouponsPlugin.WRITE, clinic));
    }

    private void audited(String act, Id template) {
        audit.record(act, "coupon", template.toString(), Clinic.ORGANISATION, Map.of());
    }
}
