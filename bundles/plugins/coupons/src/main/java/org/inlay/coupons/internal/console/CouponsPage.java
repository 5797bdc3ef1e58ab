package org.inlay.coupons.internal.console;

import gg.jte.Content;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inlay.coupons.internal.domain.Batch;
import org.inlay.coupons.internal.domain.Batches;
import org.inlay.coupons.internal.domain.CouponStore.Statistics;
import org.inlay.coupons.internal.domain.Coupons;
import org.inlay.coupons.internal.domain.Links;
import org.inlay.coupons.internal.domain.Push;
import org.inlay.coupons.internal.domain.Pushes;
import org.inlay.coupons.internal.domain.Template;
import org.inlay.coupons.internal.domain.Template.Use;
import org.inlay.coupons.internal.domain.WhatIf;
import org.inlay.customers.Segments;
import org.inlay.customers.Tags;
import org.inlay.platform.Clinics;
import org.inlay.platform.Clinics.ListEntry;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.platform.web.PublicAddress;
import org.inlay.platform.web.console.ConsolePage;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Form;
import org.inlay.platform.web.console.Screen;
import org.inlay.platform.web.console.Templates;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Coupons and promotions: the lists, one with its card, its figures and its issues, the designer, and links for customers. */
@Component(service = ConsolePage.class)
public final class CouponsPage implements ConsolePage {
    private static final String BASE = "/app/coupons/";
    private static final String NEW = "new";
    private static final String PREVIEW = "preview";
    private static final String LINK = "link";

    private static final String WHAT_IF = "what-if";

    /** So far back a draft is tried. */
    private static final int DAYS = 90;

    private final Coupons coupons;
    private final Batches batches;
    private final Links links;
    private final Pushes pushes;
    private final WhatIf whatIf;
    private final Segments segments;
    private final Tags tags;
    private final Clinics clinics;
    private final PublicAddress address;
    private final Templates templates = new Templates(CouponsPage.class, "org.inlay.coupons.internal.console.jte");

    @Activate
    public CouponsPage(
            @Reference Coupons coupons,
            @Reference Batches batches,
            @Reference Links links,
            @Reference Pushes pushes,
            @Reference WhatIf whatIf,
            @Reference Segments segments,
            @Reference Tags tags,
            @Reference Clinics clinics,
            @Reference PublicAddress address) {
        this.coupons = coupons;
        this.batches = batches;
        this.links = links;
        this.pushes = pushes;
        this.whatIf = whatIf;
        this.segments = segments;
        this.tags = tags;
        this.clinics = clinics;
        this.address = address;
    }

    @Override
    public String id() {
        return "coupons";
    }

    @Override
    public Optional<Entry> entry() {
        return Optional.of(new Entry(60, "orders", "coupons:read"));
    }

    /** All of one use. */
    public record Overview(Use use, List<Template> templates) {}

    /** One, as customers see it, with what became of it and whom it can be issued to. */
    public record Detail(
            Template coupon,
            Card card,
            Statistics figures,
            List<Batch> batches,
            List<Segments.Saved> segments,
            List<Push> pushes,
            Money revenue,
            Money cost) {
        /** What the segment is called. */
        public String name(Id segment) {
            return segments.stream()
                    .filter(one -> one.id().equals(segment))
                    .map(Segments.Saved::name)
                    .findFirst()
                    .orElse("");
        }

        /** Whether an issue is under way. */
        public boolean issuing() {
            return batches.stream().anyMatch(batch -> batch.state().equals("RUNNING"));
        }
    }

    /** The designer with what is typed. */
    public record Design(Use use, Form form, List<ListEntry> orderTypes, List<Tags.Definition> tags) {}

    /** A link that was made, and its QR code. */
    public record Made(String address, Content qr) {}

    @Override
    public Screen get(ConsoleRequest request) {
        return switch (request.at(0)) {
            case "" -> {
                Use use = use(request);
                yield screen(
                        request,
                        request.words().t("console.coupons." + use),
                        "coupons.jte",
                        new Overview(use, coupons.list(use)));
            }
            case NEW -> form(request, Designer.begun(request.value("starter"), request.words()));
            case PREVIEW -> Screen.part(preview(request));
            case LINK -> made(request);
            default -> request.at(1).equals(WHAT_IF) ? bounds(request) : detail(request);
        };
    }

    private static Use use(ConsoleRequest request) {
        return request.value("use").equals(Use.PROMOTION.name()) ? Use.PROMOTION : Use.COUPON;
    }

    private Screen detail(ConsoleRequest request) {
        Template coupon = coupons.get(request.id(0));
        Statistics figures = coupons.statistics(coupon.id());
        CurrencyUnit currency = request.clinic().currency();
        Detail detail = new Detail(
                coupon,
                Card.of(coupon, request.words()),
                figures,
                batches.of(coupon.id()),
                coupon.use() == Use.COUPON ? segments.saved() : List.of(),
                pushes.of(coupon.id()),
                Money.ofMinor(currency, figures.revenueMinor()),
                Money.ofMinor(currency, figures.costMinor()));
        return request.part()
                ? Screen.part(templates.content("issues.jte", Map.of("r", request, "view", detail)))
                : screen(request, coupon.terms().name(), "coupon.jte", detail);
    }

    private Screen bounds(ConsoleRequest request) {
        WhatIf.Bounds bounds = whatIf.of(request.id(0), request.clinic().code(), DAYS);
        return Screen.part(templates.content("what-if.jte", Map.of("r", request, "view", bounds)));
    }

    /** As the customer will see it, while it is typed. */
    private Content preview(ConsoleRequest request) {
        try {
            Template typed = Template.designed(use(request), Designer.terms(request, use(request)));
            return templates.content("card.jte", Map.of("card", Card.of(typed, request.words())));
        } catch (Problem | NumberFormatException notYet) {
            return output -> {};
        }
    }

    private Screen made(ConsoleRequest request) {
        String whole = address.of(LinkPage.ADDRESS + request.at(1));
        String title = request.words().t("console.coupons.link");
        return screen(request, title, "made.jte", new Made(whole, Qr.of(whole, title)));
    }

    private Screen form(ConsoleRequest request, Form form) {
        Use use = use(request);
        return screen(
                request,
                request.words().t("console.coupons.new." + use),
                "coupon-new.jte",
                new Design(use, form, clinics.entries(request.clinic().code(), "order-types"), tags.definitions()));
    }

    private Screen screen(ConsoleRequest request, String title, String template, Object view) {
        return Screen.of(title, templates.content(template, Map.of("r", request, "view", view)));
    }

    @Override
    public Screen post(ConsoleRequest request) {
        if (request.at(0).equals(NEW)) {
            return designed(request);
        }
        if (request.at(0).equals(LINK)) {
            Id customer = request.record("customer").orElseThrow(() -> Problem.notFound("customer"));
            return Screen.to(BASE + LINK + "/"
                    + links.make(customer, request.record("template").orElse(null)));
        }
        Id id = request.id(0);
        return switch (request.at(1)) {
            case "publish" -> moved(request, coupons.publish(id));
            case "pause" -> moved(request, coupons.pause(id));
            case "close" -> moved(request, coupons.close(id));
            case "issue" -> issued(request, id);
            case "push" -> pushed(request, id);
            case "stop" -> {
                pushes.stop(request.id(2));
                yield Screen.to(BASE + id);
            }
            default -> throw Problem.notFound("page");
        };
    }

    private static Screen moved(ConsoleRequest request, Template now) {
        String state = request.words().code("coupon.state", now.state().name());
        return Screen.to(
                BASE + now.id(),
                request.words().t("console.coupons.done", "coupon", now.terms().name(), "state", state));
    }

    private Screen issued(ConsoleRequest request, Id template) {
        Id segment = segment(request);
        @Nullable String aim = request.typed("aim").orElse(null);
        Batch batch = batches.issue(template, segment, List.of(), aim);
        return Screen.to(
                BASE + template, request.words().t("console.coupons.issuing", "recipients", batch.recipients()));
    }

    private static Id segment(ConsoleRequest request) {
        return request.record("segment").orElseThrow(CouponsPage::noneChosen);
    }

    private static Problem noneChosen() {
        return Problem.violation("segment", "violation.required");
    }

    private Screen pushed(ConsoleRequest request, Id template) {
        Id segment = segment(request);
        Push.Every every = Arrays.stream(Push.Every.values())
                .filter(one -> one.name().equals(request.value("every")))
                .findFirst()
                .orElse(Push.Every.ONCE);
        pushes.start(template, segment, every);
        return Screen.to(BASE + template);
    }

    private Screen designed(ConsoleRequest request) {
        try {
            Template made = coupons.design(use(request), Designer.terms(request, use(request)));
            return Screen.to(
                    BASE + made.id(),
                    request.words()
                            .t("console.coupons.saved", "coupon", made.terms().name()));
        } catch (Problem refused) {
            if (refused.violations().isEmpty()) {
                throw refused;
            }
            return form(request, Form.refused(request, refused));
        }
    }
}
