package org.inlay.coupons.internal.console;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.inlay.coupons.internal.domain.CouponStore.Statistics;
import org.inlay.coupons.internal.domain.Coupons;
import org.inlay.coupons.internal.domain.Template;
import org.inlay.coupons.internal.domain.Template.Use;
import org.inlay.coupons.internal.domain.Terms;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.platform.web.console.ConsolePage;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Form;
import org.inlay.platform.web.console.Screen;
import org.inlay.platform.web.console.Templates;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Coupons: the list, one with its card and its figures, and the form of a new one. */
@Component(service = ConsolePage.class)
public final class CouponsPage implements ConsolePage {
    private static final String BASE = "/app/coupons/";

    private final Coupons coupons;
    private final Templates templates = new Templates(CouponsPage.class, "org.inlay.coupons.internal.console.jte");

    @Activate
    public CouponsPage(@Reference Coupons coupons) {
        this.coupons = coupons;
    }

    @Override
    public String id() {
        return "coupons";
    }

    @Override
    public Optional<Entry> entry() {
        return Optional.of(new Entry(60, "orders", "coupons:read"));
    }

    /** A coupon with what became of it. */
    public record Detail(Template coupon, Statistics figures) {}

    @Override
    public Screen get(ConsoleRequest request) {
        if (request.path().isEmpty()) {
            return screen(request, request.words().t("console.page.coupons"), "coupons.jte", coupons.list(Use.COUPON));
        }
        if (request.at(0).equals("new")) {
            return form(request, Form.empty());
        }
        Template coupon = coupons.get(Use.COUPON, Id.parse(request.at(0)));
        return screen(
                request, coupon.terms().name(), "coupon.jte", new Detail(coupon, coupons.statistics(coupon.id())));
    }

    private Screen form(ConsoleRequest request, Form form) {
        return screen(request, request.words().t("console.coupons.new"), "coupon-new.jte", form);
    }

    private Screen screen(ConsoleRequest request, String title, String template, Object view) {
        return Screen.of(title, templates.content(template, Map.of("r", request, "view", view)));
    }

    @Override
    public Screen post(ConsoleRequest request) {
        if (request.at(0).equals("new")) {
            return designed(request);
        }
        Id id = Id.parse(request.at(0));
        Template now = switch (request.at(1)) {
            case "publish" -> coupons.publish(id);
            case "pause" -> coupons.pause(id);
            case "close" -> coupons.close(id);
            default -> throw Problem.notFound("page");
        };
        return Screen.to(
                BASE + id,
                request.words()
                        .t(
                                "console.coupons.done",
                                "coupon",
                                now.terms().name(),
                                "state",
                                request.words().code("coupon.state", now.state().name())));
    }

    private Screen designed(ConsoleRequest request) {
        try {
            Template made = coupons.design(Use.COUPON, terms(request));
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

    private static Terms terms(ConsoleRequest request) {
        return new Terms(
                request.value("name").strip(),
                kind(request),
                request.value("value").strip(),
                number(request, "minimumSpend"),
                Arrays.stream(request.value("items").strip().split("\\s+"))
                        .filter(code -> !code.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()),
                Set.copyOf(request.parameters().getOrDefault("kinds", List.of())),
                Set.of(request.clinic().code()),
                Set.of(),
                Set.of(),
                whole(request, "validDays"),
                null,
                date(request, "validTo"),
                whole(request, "quantity") == null
                        ? null
                        : Long.valueOf(request.value("quantity").strip()),
                whole(request, "perCustomer"),
                null,
                false,
                false,
                Map.of(),
                Set.of());
    }

    private static Terms.Kind kind(ConsoleRequest request) {
        return Arrays.stream(Terms.Kind.values())
                .filter(kind -> kind.name().equals(request.value("kind")))
                .findFirst()
                .orElseThrow(() -> Problem.violation("kind", "violation.required"));
    }

    private static @Nullable BigDecimal number(ConsoleRequest request, String field) {
        String text = request.value(field).strip();
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,9}(\\.\\d{1,2})?")) {
            throw Problem.violation(field, "violation.amount");
        }
        return new BigDecimal(text);
    }

    private static @Nullable Integer whole(ConsoleRequest request, String field) {
        String text = request.value(field).strip();
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,9}")) {
            throw Problem.violation(field, "violation.positive");
        }
        return Integer.valueOf(text);
    }

    private static @Nullable LocalDate date(ConsoleRequest request, String field) {
        String text = request.value(field).strip();
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Problem.violation(field, "violation.date");
        }
    }
}
