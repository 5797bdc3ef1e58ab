package org.inlay.coupons.internal.console;

import gg.jte.Content;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.inlay.coupons.internal.domain.Batch;
import org.inlay.coupons.internal.domain.Batch.Way;
import org.inlay.coupons.internal.domain.Batches;
import org.inlay.coupons.internal.domain.Coupons;
import org.inlay.coupons.internal.domain.Links;
import org.inlay.coupons.internal.domain.Push;
import org.inlay.coupons.internal.domain.Pushes;
import org.inlay.coupons.internal.domain.Sharing.Step;
import org.inlay.coupons.internal.domain.Sharings;
import org.inlay.coupons.internal.domain.Template;
import org.inlay.coupons.internal.domain.Wallets;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.platform.web.PublicAddress;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Screen;
import org.inlay.platform.web.console.Templates;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is done with coupons: moved, revised, issued, shared, given to one customer, linked. */
@Component(service = CouponActs.class)
public class CouponActs {
    static final String LINK = "link";
    static final String SHARE = "share";

    private final Coupons coupons;
    private final Batches batches;
    private final Pushes pushes;
    private final Sharings sharings;
    private final Links links;
    private final Wallets wallets;
    private final PublicAddress address;
    private final Templates templates = new Templates(CouponActs.class, "org.inlay.coupons.internal.console.jte");

    @Activate
    public CouponActs(
            @Reference Coupons coupons,
            @Reference Batches batches,
            @Reference Pushes pushes,
            @Reference Sharings sharings,
            @Reference Links links,
            @Reference Wallets wallets,
            @Reference PublicAddress address) {
        this.coupons = coupons;
        this.batches = batches;
        this.pushes = pushes;
        this.sharings = sharings;
        this.links = links;
        this.wallets = wallets;
        this.address = address;
    }

    /** An address for a customer, and its QR code; {@code once} when it is shown nowhere else. */
    public record Made(String title, String address, Content qr, boolean once) {}

    /** The address that was made. */
    Screen made(ConsoleRequest request) {
        boolean link = request.at(0).equals(LINK);
        String whole = address.of((link ? LinkPage.ADDRESS : LinkPage.SHARE) + request.at(1));
        String title = request.words().t(link ? "console.coupons.link" : "coupon.share.code");
        Made made = new Made(title, whole, Qr.of(whole, title), link);
        return Screen.of(title, templates.content("made.jte", Map.of("r", request, "view", made)));
    }

    Screen post(ConsoleRequest request) {
        return switch (request.at(0)) {
            case LINK ->
                Screen.to(CouponsPage.BASE + LINK + "/"
                        + links.make(
                                customer(request), request.record("template").orElse(null)));
            case SHARE ->
                Screen.to(CouponsPage.BASE + SHARE + "/" + sharings.code(sharing(request), customer(request)));
            case "claim" -> claimed(request);
            default -> post(request, request.id(0));
        };
    }

    private Screen post(ConsoleRequest request, Id id) {
        return switch (request.at(1)) {
            case "publish" -> moved(request, coupons.publish(id));
            case "pause" -> moved(request, coupons.pause(id));
            case "close" -> moved(request, coupons.close(id));
            case "revise" -> Screen.to(CouponsPage.BASE + coupons.revise(id).id() + "/" + DesignerPages.EDIT);
            case "issue" -> issued(request, id);
            case "push" -> {
                pushes.start(id, segment(request), chosen(request, "every", Push.Every.ONCE), way(request));
                yield Screen.to(CouponsPage.BASE + id);
            }
            case "stop" -> {
                pushes.stop(request.id(2));
                yield Screen.to(CouponsPage.BASE + id);
            }
            case SHARE -> {
                sharings.start(id, reward(request), chosen(request, "event", Step.FOLLOWED));
                yield Screen.to(CouponsPage.BASE + id);
            }
            case "unshare" -> {
                sharings.stop(request.id(2));
                yield Screen.to(CouponsPage.BASE + id);
            }
            default -> throw Problem.notFound("page");
        };
    }

    private Screen claimed(ConsoleRequest request) {
        Id customer = customer(request);
        Id template = request.record("template").orElseThrow(() -> missing("template"));
        String name = wallets.claim(template, customer, request.clinic().code())
                .template()
                .terms()
                .name();
        return Screen.to("/app/customers/" + customer, request.words().t("console.coupons.given", "coupon", name));
    }

    private static Screen moved(ConsoleRequest request, Template now) {
        String state = request.words().code("coupon.state", now.state().name());
        return Screen.to(
                CouponsPage.BASE + now.id(),
                request.words().t("console.coupons.done", "coupon", now.terms().name(), "state", state));
    }

    private Screen issued(ConsoleRequest request, Id template) {
        @Nullable String aim = request.typed("aim").orElse(null);
        Batch batch = batches.issue(template, segment(request), List.of(), aim, way(request));
        return Screen.to(
                CouponsPage.BASE + template,
                request.words().t("console.coupons.issuing", "recipients", batch.recipients()));
    }

    private static Id customer(ConsoleRequest request) {
        return request.record("customer").orElseThrow(() -> Problem.notFound("customer"));
    }

    private static Id sharing(ConsoleRequest request) {
        return request.record("sharing").orElseThrow(() -> missing("sharing"));
    }

    private static Id segment(ConsoleRequest request) {
        return request.record("segment").orElseThrow(() -> missing("segment"));
    }

    private static Id reward(ConsoleRequest request) {
        return request.record("reward").orElseThrow(() -> missing("reward"));
    }

    private static Problem missing(String field) {
        return Problem.violation(field, "violation.required");
    }

    private static Way way(ConsoleRequest request) {
        return chosen(request, "way", Way.WALLET);
    }

    /** The chosen one; {@code other} when none was. */
    private static <E extends Enum<E>> E chosen(ConsoleRequest request, String field, E other) {
        return Arrays.stream(other.getDeclaringClass().getEnumConstants())
                .filter(one -> one.name().equals(request.value(field)))
                .findFirst()
                .orElse(other);
    }
}
