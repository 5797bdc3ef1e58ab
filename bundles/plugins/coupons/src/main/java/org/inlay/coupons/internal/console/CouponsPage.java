package org.inlay.coupons.internal.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inlay.coupons.internal.domain.Batch;
import org.inlay.coupons.internal.domain.Batches;
import org.inlay.coupons.internal.domain.CouponStore.Statistics;
import org.inlay.coupons.internal.domain.Coupons;
import org.inlay.coupons.internal.domain.Push;
import org.inlay.coupons.internal.domain.Pushes;
import org.inlay.coupons.internal.domain.Sharing.Counted;
import org.inlay.coupons.internal.domain.Sharings;
import org.inlay.coupons.internal.domain.Template;
import org.inlay.coupons.internal.domain.Template.State;
import org.inlay.coupons.internal.domain.Template.Use;
import org.inlay.customers.Segments;
import org.inlay.platform.Access;
import org.inlay.platform.Clinic;
import org.inlay.platform.Id;
import org.inlay.platform.web.console.ConsolePage;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Screen;
import org.inlay.platform.web.console.Templates;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Coupons and promotions: the lists, and one with its card, its versions, its figures and its issues. What is done there is {@link
 * CouponActs}' matter, forms are {@link DesignerPages}', what is said of one that is not in force yet {@link TrialPages}'.
 */
@Component(service = ConsolePage.class)
public final class CouponsPage implements ConsolePage {
    static final String BASE = "/app/coupons/";

    private final Coupons coupons;
    private final Batches batches;
    private final Pushes pushes;
    private final Sharings sharings;
    private final Segments segments;
    private final DesignerPages designer;
    private final TrialPages trials;
    private final VoucherPages vouchers;
    private final CouponActs acts;
    private final Cards cards;
    private final Access access;
    private final Templates templates = new Templates(CouponsPage.class, "org.inlay.coupons.internal.console.jte");

    @Activate
    public CouponsPage(
            @Reference Coupons coupons,
            @Reference Batches batches,
            @Reference Pushes pushes,
            @Reference Sharings sharings,
            @Reference Segments segments,
            @Reference DesignerPages designer,
            @Reference TrialPages trials,
            @Reference VoucherPages vouchers,
            @Reference CouponActs acts,
            @Reference Cards cards,
            @Reference Access access) {
        this.coupons = coupons;
        this.batches = batches;
        this.pushes = pushes;
        this.sharings = sharings;
        this.segments = segments;
        this.designer = designer;
        this.trials = trials;
        this.vouchers = vouchers;
        this.acts = acts;
        this.cards = cards;
        this.access = access;
    }

    @Override
    public String id() {
        return "coupons";
    }

    @Override
    public Optional<Entry> entry() {
        return Optional.of(new Entry(60, "orders", "coupons:read"));
    }

    /** All of one use in the clinic. */
    public record Overview(Use use, List<Template> templates, boolean mayWrite) {}

    /**
     * One, as customers see it, with what became of it and whom it can be issued to.
     *
     * @param versions of it, the latest first, itself included
     * @param rewards coupons that can be a reward for sharing it
     */
    public record Detail(
            Template coupon,
            Card card,
            List<Template> versions,
            Statistics figures,
            List<Batch> batches,
            List<Segments.Saved> segments,
            List<Push> pushes,
            List<Counted> sharings,
            List<Template> rewards,
            Money revenue,
            Money cost,
            boolean mayWrite,
            boolean mayIssue) {
        /** What the segment is called. */
        public String name(Id segment) {
            return segments.stream()
                    .filter(one -> one.id().equals(segment))
                    .map(Segments.Saved::name)
                    .findFirst()
                    .orElse("");
        }

        /** What the reward is called. */
        public String reward(Id reward) {
            return rewards.stream()
                    .filter(one -> one.id().equals(reward))
                    .map(one -> one.terms().name())
                    .findFirst()
                    .orElse("");
        }

        /** Whether an issue is under way. */
        public boolean issuing() {
            return batches.stream().anyMatch(batch -> batch.state().equals("RUNNING"));
        }

        /** Whether the caller can have it issued. */
        public boolean issuable() {
            return mayIssue && coupon.state() == State.PUBLISHED;
        }
    }

    @Override
    public Screen get(ConsoleRequest request) {
        return switch (request.at(0)) {
            case "" -> overview(request);
            case DesignerPages.NEW, DesignerPages.PREVIEW -> designer.get(request);
            case CouponActs.LINK, CouponActs.SHARE -> acts.made(request);
            default ->
                switch (request.at(1)) {
                    case DesignerPages.EDIT -> designer.edit(request);
                    case VoucherPages.VOUCHERS -> vouchers.get(request);
                    case TrialPages.WHAT_IF -> trials.whatIf(request);
                    case TrialPages.REHEARSAL -> trials.rehearsal(request);
                    case TrialPages.ELIGIBILITY -> trials.eligibility(request);
                    default -> detail(request);
                };
        };
    }

    @Override
    public Screen post(ConsoleRequest request) {
        return request.at(0).equals(DesignerPages.NEW) || request.at(1).equals(DesignerPages.EDIT)
                ? designer.post(request)
                : acts.post(request);
    }

    private Screen overview(ConsoleRequest request) {
        Use use = DesignerPages.use(request);
        boolean mayWrite = access.caller().may("coupons:write", request.clinic().code());
        return screen(
                request,
                request.words().t("console.coupons." + use),
                "coupons.jte",
                new Overview(use, here(request, use), mayWrite));
    }

    private Screen detail(ConsoleRequest request) {
        Template coupon = coupons.get(request.id(0));
        Statistics figures = coupons.statistics(coupon.id());
        CurrencyUnit currency = request.clinic().currency();
        boolean issued = coupon.use() == Use.COUPON;
        boolean mayIssue = access.caller().may("coupons:issue", Clinic.ORGANISATION);
        List<Template> rewards = here(request, Use.COUPON).stream()
                .filter(one -> one.state() == State.PUBLISHED)
                .toList();
        Detail detail = new Detail(
                coupon,
                cards.of(coupon, request.words()),
                coupons.versions(coupon.id()),
                figures,
                batches.of(coupon.id()),
                issued && mayReadSegments() ? segments.saved() : List.of(),
                pushes.of(coupon.id()),
                sharings.of(coupon.id()),
                rewards,
                Money.ofMinor(currency, figures.revenueMinor()),
                Money.ofMinor(currency, figures.costMinor()),
                mayWrite(coupon),
                mayIssue);
        return request.part()
                ? Screen.part(templates.content("issues.jte", Map.of("r", request, "view", detail)))
                : screen(request, coupon.terms().name(), "coupon.jte", detail);
    }

    /** Those that are used in the clinic where the caller works. */
    private List<Template> here(ConsoleRequest request, Use use) {
        String clinic = request.clinic().code();
        return coupons.list(use).stream()
                .filter(one -> one.terms().isUsedIn(clinic))
                .toList();
    }

    private boolean mayReadSegments() {
        return access.caller().mayAnywhere("segments:read");
    }

    private boolean mayWrite(Template coupon) {
        return coupon.terms().clinics().isEmpty()
                ? access.caller().may("coupons:write", Clinic.ORGANISATION)
                : coupon.terms().clinics().stream()
                        .allMatch(clinic -> access.caller().may("coupons:write", clinic));
    }

    private Screen screen(ConsoleRequest request, String title, String template, Object view) {
        return Screen.of(title, templates.content(template, Map.of("r", request, "view", view)));
    }
}
